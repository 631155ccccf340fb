"""The snippets of docs/ci.md do what they say: their lines are run in a scratch repository."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from mtqa import registry
from tests.conftest import ROOT
from tests.integrations.conftest import CLEAN, bash

PAGE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
INSTALL = "pip install mtqa"


def snippet(first_line: str) -> str:
    blocks = re.findall(r"^```\w+\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    return next(block for block in blocks if block.startswith(first_line))


GITLAB = yaml.safe_load(snippet("# .gitlab-ci.yml"))["mtqa"]
JENKINS = snippet("// Jenkinsfile")
SCRIPTS = {
    "gitlab": GITLAB["script"],
    "jenkins": re.findall(r"^\s*sh '(.*)'$", JENKINS, re.MULTILINE),
}


@pytest.mark.parametrize("service", SCRIPTS)
def test_script_installs_and_checks(service: str) -> None:
    first, second = SCRIPTS[service]
    assert first == INSTALL
    assert shlex.split(second)[:2] == ["mtqa", "check"]


@pytest.mark.parametrize("service", SCRIPTS)
@pytest.mark.parametrize(("text", "code"), [(None, 1), (CLEAN, 0)], ids=["failing", "passing"])
@pytest.mark.usefixtures("repository")
def test_script_runs(service: str, text: str | None, code: int, commands: Path) -> None:
    if text is not None:
        Path("texts/index.de.md").write_text(text, encoding="utf-8")
    done = bash(f"{SCRIPTS[service][1]} --no-models", commands)
    assert (done.returncode, done.stderr) == (code, "")
    expected = {
        "gitlab": set(GITLAB["artifacts"]["reports"].values()),
        "jenkins": set(re.findall(r"'([\w-]+\.xml)'", JENKINS)),
    }[service]
    assert {path.name for path in Path().iterdir() if path.is_file()} == expected


@pytest.mark.usefixtures("repository")
def test_gitlab_gets_the_reports_that_it_asks_for(commands: Path) -> None:
    bash(f"{GITLAB['script'][1]} --no-models", commands, {"CI_PROJECT_DIR": str(Path.cwd())})
    reports = GITLAB["artifacts"]["reports"]
    (issue,) = json.loads(Path(reports["codequality"]).read_text(encoding="utf-8"))
    assert issue["location"] == {"path": "texts/index.de.md", "lines": {"begin": 5, "end": 5}}
    assert ET.parse(reports["junit"]).getroot().attrib["failures"] == "2"


@pytest.mark.usefixtures("repository")
def test_line_for_anything_else(commands: Path) -> None:
    (line,) = re.findall(r"`(mtqa check [^`]*prove [^`]*)`", PAGE)
    done = bash(line.replace(" --output", " --no-models --output"), commands)
    assert "Failed tests:  1-2" in done.stdout


def test_every_report_is_named() -> None:
    named = set(re.findall(r"`([\w-]+)`", PAGE[: PAGE.index("\n\nPaths in them")]))
    assert set(registry.names("reports")) - {"terminal"} - named == set()


def test_workflow_uses_what_the_action_has() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    text = snippet("# .github/workflows")
    steps = yaml.safe_load(text)["jobs"]["mtqa"]["steps"]
    (step,) = [step for step in steps if step.get("id") == "mtqa"]
    assert set(step["with"]) <= set(action["inputs"])
    assert set(re.findall(r"steps\.mtqa\.outputs\.([\w-]+)", text)) <= set(action["outputs"])


def test_pre_commit_names_the_hook() -> None:
    (repository,) = yaml.safe_load(snippet("# .pre-commit-config.yaml"))["repos"]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in hooks]
