"""A fuzz of every door: `make fuzz` lets hostile and damaged values in by each field, setting, file name and file.

python -m tools.fuzz --minutes 30 --seed 7
python -m tools.fuzz --seed 7 --only 1234
python -m tools.fuzz --machine --minutes 10

What may be written comes from the schema itself (`grammar.py`), so a new field is tried as soon as it is there. A case
is made of its number and the seed alone; what breaks a rule (`rules.py`) is made smaller, and printed. With
`--machine`, builds are killed and disks fill up at everything that a build asks for.
"""
