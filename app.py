"""The program, started by `coach run` or `streamlit run app.py`.

The server imports this file and finds the application in it; then Streamlit runs it, as the main module, for every
session that draws a page.
"""

if __name__ == "__main__":
    from coach.ui.shell import run

    run()
else:
    from streamlit.starlette import App

    from coach.ui.preload import preloading
    from coach.web.application import lifespan, middleware, routes

    app = App(__file__, routes=routes(), middleware=middleware(), lifespan=preloading(lifespan))
