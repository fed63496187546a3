"""The least that a Streamlit app draws: what the app's start is measured beside."""

import streamlit as st

st.write("hello")
