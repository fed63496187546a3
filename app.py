"""The page program, started by `coach run` or `streamlit run app.py`."""

from coach.ui.shell import run

run()
