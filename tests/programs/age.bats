# SPDX-License-Identifier: ISC
# age files both ways between us and the real program.

programs=$SKATTA_BUILD
load ../support/lib

setup() {
	command -v age >/dev/null || skip "age is not installed"
	tool="$SKATTA_BUILD/tests/tools/crypto_tool"
	cd "$BATS_TEST_TMPDIR"
	"$tool" age-new >ours
	"$tool" age-recipient ours >ours.pub
	age-keygen -o theirs 2>/dev/null
	age-keygen -y theirs >theirs.pub
	printf 'correct horse battery staple\n' >passphrase
	head -c 70000 /dev/urandom >plain
}

# age asks for a passphrase on the terminal only: give it one of its own.
with_terminal() {
	cat passphrase passphrase | script -qec "$*" /dev/null
}

@test "age and we agree on keys" {
	diff ours.pub <(age-keygen -y ours)
	diff theirs.pub <("$tool" age-recipient theirs)
}

@test "age opens what we seal" {
	for size in 0 1 65535 65536 65537 70000; do
		head -c "$size" plain >part
		"$tool" age-seal part "$(cat theirs.pub)" >part.age
		age -d -i theirs part.age | cmp - part
	done
}

@test "we open what age seals" {
	for size in 0 1 65535 65536 65537 70000; do
		head -c "$size" plain >part
		age -r "$(cat ours.pub)" -o part.age <part
		"$tool" age-open part.age ours | cmp - part
		rm part.age
	done
}

@test "each of several recipients opens, whoever sealed" {
	"$tool" age-seal plain "$(cat theirs.pub)" "$(cat ours.pub)" >by-us.age
	age -r "$(cat theirs.pub)" -r "$(cat ours.pub)" plain >by-age.age
	for file in by-us.age by-age.age; do
		age -d -i theirs "$file" | cmp - plain
		age -d -i ours "$file" | cmp - plain
		"$tool" age-open "$file" theirs | cmp - plain
		"$tool" age-open "$file" ours | cmp - plain
	done
}

@test "age opens with a passphrase what we seal under it" {
	"$tool" age-seal-passphrase plain passphrase >plain.age
	with_terminal age -d -o opened plain.age
	cmp opened plain
}

@test "we open with a passphrase what age seals under it" {
	with_terminal age -p -o plain.age plain
	"$tool" age-open-passphrase plain.age passphrase | cmp - plain
	echo wrong >passphrase
	run "$tool" age-open-passphrase plain.age passphrase
	[ "$status" -eq 1 ]
	[[ "$output" == *"that passphrase does not open plain.age"* ]]
}

@test "a file for somebody else is called that" {
	age -r "$(cat theirs.pub)" plain >plain.age
	run "$tool" age-open plain.age ours
	[ "$status" -eq 1 ]
	[[ "$output" == *"plain.age is sealed to somebody else"* ]]
}

@test "age refuses what we refuse" {
	"$tool" age-seal passphrase "$(cat ours.pub)" >sealed.age
	size=$(stat -c %s sealed.age)
	for at in 0 30 100 150 200 $((size - 1)); do
		cp sealed.age altered.age
		flip_bit altered.age "$at"
		run age -d -i ours altered.age
		[ "$status" -ne 0 ]
		run "$tool" age-open altered.age ours
		[ "$status" -eq 1 ]
	done
}

@test "age's text form is refused" {
	age -a -r "$(cat ours.pub)" plain >plain.age
	run "$tool" age-open plain.age ours
	[ "$status" -eq 1 ]
	[[ "$output" == *"plain.age is not a sealed file (age, version 1)"* ]]
}
