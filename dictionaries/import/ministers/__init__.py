"""Turns the collected facts about office holders into the tables of ministers: see ../ministers.py."""
