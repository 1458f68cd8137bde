# SPDX-License-Identifier: ISC
# Of the installed questionnaire as much as can be added up by hand: three areas of competence, the
# conditions, the module of the gymnasium, the look back and the comment.
["A1", "A2", "C1", "C2", "F1", "F3", "G1", "G4", "H1", "H4", "R1", "R3", "R6", "K1"] as $kept |
.areas |= map(.items |= map(select(.id | IN($kept[]))) | select(.items != []))
