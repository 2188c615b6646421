"""Validates a JSON file against a JSON Schema (2020-12), as it is and with each change named on standard input.

A line is `/path/to/value = JSON`, or `/path/to/value` alone for taking the value out. For the file as it is and for each
line, prints `valid`, or the first error as `path: message`.
"""
import copy
import json
import sys

import jsonschema

schema = json.load(open(sys.argv[1], encoding="utf-8"))
document = json.load(open(sys.argv[2], encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)


def verdict(value):
    error = jsonschema.exceptions.best_match(validator.iter_errors(value))
    if error is None:
        return "valid"
    return f"/{'/'.join(map(str, error.absolute_path))}: {error.message}"


def changed(line):
    pointer, _, value = line.partition(" = ")
    *parents, last = pointer.strip().split("/")[1:]
    result = copy.deepcopy(document)
    place = result
    for name in parents:
        place = place[int(name)] if isinstance(place, list) else place[name]
    key = int(last) if isinstance(place, list) else last
    if value:
        place[key] = json.loads(value)
    else:
        del place[key]
    return result


print(verdict(document))
for line in sys.stdin.read().splitlines():
    print(verdict(changed(line)))
