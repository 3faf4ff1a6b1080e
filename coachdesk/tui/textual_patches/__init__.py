"""The four places where coachdesk uses what Textual does not promise; nothing else may.

| file | what it buys |
|---|---|
| `terminal_driver.py` | no byte ends the app, a book pastes at once, esc acts after 30 ms |
| `painting.py` | a form comes 15 to 35 ms sooner, a screen up to 25 ms, the first list 8 ms |
| `faults.py` | a fault prints no one's data and loses no typed text |
| `locked_stack.py` | what opens or closes late stays below the lock |

`decoding.py` and `pasting.py` belong to the first. tests/tui/test_textual_privates.py lists every
name and fails when Textual no longer has it.
"""
