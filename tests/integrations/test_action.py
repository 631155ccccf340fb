"""The composite action, its steps run here as a runner of GitHub would."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.conftest import ROOT
from tests.integrations.conftest import CLEAN, FAULTY, bash

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"] if "id" in step}


def schema(name: str) -> Draft202012Validator:
    text = (ROOT / "tests/schemas" / name).read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def test_action_is_valid() -> None:
    assert [error.message for error in schema("action.json").iter_errors(ACTION)] == []


@pytest.mark.parametrize("name", ["test", "publish"])
def test_workflow_is_valid(name: str) -> None:
    text = (ROOT / f".github/workflows/{name}.yml").read_text(encoding="utf-8")
    # YAML 1.1 reads the key `on` as true.
    workflow = {"on" if key is True else key: v for key, v in yaml.safe_load(text).items()}
    assert [error.message for error in schema("workflow.json").iter_errors(workflow)] == []


def test_workflow_tests_three_systems_and_all_pythons() -> None:
    text = (ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8")
    matrix = yaml.safe_load(text)["jobs"]["test"]["strategy"]["matrix"]
    assert matrix == {
        "os": ["ubuntu-latest", "macos-latest", "windows-latest"],
        "python": ["3.11", "3.12", "3.13"],
    }


def test_every_value_that_a_script_reads_comes_by_a_variable() -> None:
    assert [step["id"] for step in STEPS.values() if "${{" in step["run"]] == []


def test_every_output_is_one_of_a_step() -> None:
    for name, output in ACTION["outputs"].items():
        assert output["value"] == f"${{{{ steps.check.outputs.{name} }}}}"
        assert name in STEPS["check"]["run"]


class Runner:
    """What GitHub gives to a step, and takes from it."""

    def __init__(self, folder: Path, commands: Path) -> None:
        self.folder, self.commands = folder, commands
        self.temporary = folder / "runner temp"
        self.temporary.mkdir()
        self.files = {
            name: folder / f"github-{name.lower()}" for name in ("OUTPUT", "STEP_SUMMARY")
        }
        for file in self.files.values():
            file.write_text("", encoding="utf-8")

    def run(self, id_: str, **inputs: str):
        step = STEPS[id_]
        values = {name: str(i.get("default", "")) for name, i in ACTION["inputs"].items()}
        values |= {name.replace("_", "-"): value for name, value in inputs.items()}
        env = {
            name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: values[m[1]], text)
            for name, text in step.get("env", {}).items()
        }
        env |= {f"GITHUB_{name}": str(file) for name, file in self.files.items()}
        env |= {
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_WORKSPACE": str(self.folder),
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_REPOSITORY": "harbour/texts",
            "GITHUB_SHA": "c0ffee",
            "RUNNER_TEMP": str(self.temporary),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
        }
        return bash(step["run"], self.commands, env)

    @property
    def outputs(self) -> dict[str, str]:
        lines = self.files["OUTPUT"].read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    @property
    def summary(self) -> str:
        return self.files["STEP_SUMMARY"].read_text(encoding="utf-8")


@pytest.fixture
def runner(repository: Path, commands: Path) -> Runner:
    return Runner(repository, commands)


ARGUMENTS = "texts/*.de.md --source 'texts/index.en.md' --no-models"


def test_failing_gate(runner: Runner) -> None:
    done = runner.run("check", args=ARGUMENTS)
    assert done.returncode == 1, done.stderr
    assert runner.outputs["exit-code"] == "1"
    assert "\n::error file=texts/index.de.md,line=5,endLine=5,title=major " in done.stdout
    assert runner.summary.startswith("### ❌ mtqa: failed\n")
    assert (
        "(https://github.example/harbour/texts/blob/c0ffee/texts/index.de.md?plain=1#L5)"
        in runner.summary
    )
    sarif = json.loads(Path(runner.outputs["sarif"]).read_text(encoding="utf-8"))
    (found,) = sarif["runs"][0]["results"]
    place = found["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "texts/index.de.md", "uriBaseId": "%SRCROOT%"}
    assert json.loads(Path(runner.outputs["json"]).read_text(encoding="utf-8"))["findings"]
    assert Path(runner.outputs["markdown"]).read_text(encoding="utf-8").startswith("<!-- mtqa -->")


def test_failing_gate_that_shall_not_fail(runner: Runner) -> None:
    done = runner.run("check", args=ARGUMENTS, fail="false")
    assert (done.returncode, runner.outputs["exit-code"]) == (0, "1")


def test_passing_gate(runner: Runner) -> None:
    Path("texts/index.de.md").write_text(CLEAN, encoding="utf-8")
    done = runner.run("check", args=ARGUMENTS)
    assert (done.returncode, runner.outputs["exit-code"]) == (0, "0")
    assert "::error" not in done.stdout
    assert runner.summary.startswith("### ✅ mtqa: passed\n")


def test_error_fails_and_still_reports_the_others(runner: Runner) -> None:
    Path("texts/empty.de.md").write_text("", encoding="utf-8")
    done = runner.run("check", args=ARGUMENTS, fail="false")
    assert (done.returncode, runner.outputs["exit-code"]) == (2, "2")
    assert "\n::error file=texts/empty.de.md::" in done.stdout
    assert "::error file=texts/index.de.md,line=5" in done.stdout


def test_wrong_option(runner: Runner) -> None:
    done = runner.run("check", args="texts/index.de.md --no-such-option", fail="false")
    assert (done.returncode, runner.outputs) == (2, {"exit-code": "2"})
    assert "--no-such-option" in done.stderr


def test_text_cannot_command_the_runner(runner: Runner) -> None:
    hostile = FAULTY + "\n::set-output name=x::y\n\n53vor Minuten ::add-mask::öffnet\n"
    Path("texts/index.de.md").write_text(hostile, encoding="utf-8")
    done = runner.run("check", args=ARGUMENTS)
    token = re.search(r"^::stop-commands::([0-9a-f]{32})$", done.stdout, re.MULTILINE)
    assert token is not None
    before, _, rest = done.stdout.partition(token[0])
    _, _, after = rest.partition(f"::{token[1]}::")
    for part in (before, after):
        assert re.findall(r"^\s*::(?!error |warning |notice )", part, re.MULTILINE) == []


def test_arguments_are_words_and_nothing_else(runner: Runner) -> None:
    runner.run("check", args="'texts/index.de.md' \"$(touch sung)\" `touch sung`; touch sung")
    assert not Path("sung").exists()
