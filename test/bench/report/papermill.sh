#!/bin/sh
# Runs a notebook into papermill/ and makes its page. Arguments: the Python, the notebook.
set -e
copy="papermill/$(basename "$2")"
"$1" -m papermill --log-level ERROR --no-progress-bar --cwd "$(dirname "$2")" "$2" "$copy"
"$1" -m nbconvert --to html "$copy"
