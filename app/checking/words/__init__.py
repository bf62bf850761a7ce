"""What a report says in words: prose → sentences → tokens → statements → comparison with the cells.

========================  =====================================================================
:mod:`.prose`             the prose of a report, folded, with the way back to every character
:mod:`.lexicon`           what words mean, loaded from ``resources/words``
:mod:`.lexer`             a sentence → tokens: numbers with units, subjects, roles, scopes, years
:mod:`.statements`        what can be stated: subject, value, kind, place
:mod:`.grammar`           tokens → statements
:mod:`.zeros`             the part of the grammar for what did not happen
:mod:`.targets`           what a statement is compared with: readings of cells
:mod:`.match`             statements against cells: right, wrong, ambiguous, not to be judged
:mod:`.inside`            sums and percentages that stand in the words alone
:mod:`.telling`           what a finding says, and which rule says it
========================  =====================================================================

The rules themselves are in :mod:`app.checking.text` and :mod:`app.checking.text_inside`. A new
spelling is a word in the data files.
"""
