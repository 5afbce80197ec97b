"""What readers get: HTML, LaTeX and text made from views."""
