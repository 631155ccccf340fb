"""What text is: encodings, offsets, scripts, languages, sentences, kinds of lines, words."""
