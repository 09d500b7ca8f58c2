"""Turns the lists of public bodies into the tables of agencies: see ../agencies.py."""
