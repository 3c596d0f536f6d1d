"""Frozen values: no input or output, no clock, no float."""
