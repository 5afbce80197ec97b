"""The portal as a LaTeX book."""
