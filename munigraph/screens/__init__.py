"""What a visitor sees, in Streamlit: one file per screen, thin over ask, search and drawing."""
