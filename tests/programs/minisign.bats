# SPDX-License-Identifier: ISC
# Signatures both ways between us and the real minisign.

setup() {
	command -v minisign >/dev/null || skip "minisign is not installed"
	tool="$SKATTA_BUILD/tests/tools/crypto_tool"
	cd "$BATS_TEST_TMPDIR"
	export HOME="$PWD"
	head -c 3000 /dev/urandom >file
	minisign -G -W -p theirs.pub -s theirs >/dev/null
	theirs=$(tail -n 1 theirs.pub)
}

@test "minisign verifies what we sign, and shows the comment" {
	ours=$("$tool" minisign-sign file "vårens omgång – 2026")
	run minisign -V -P "$ours" -m file
	[ "$status" -eq 0 ]
	[[ "$output" == *"Trusted comment: vårens omgång – 2026"* ]]
	"$tool" minisign-verify file "$ours"
}

@test "we verify what minisign signs" {
	minisign -S -s theirs -m file -c "a comment" -t "another" >/dev/null
	"$tool" minisign-verify file "$theirs"
	minisign -S -s theirs -m file >/dev/null
	"$tool" minisign-verify file "$theirs"
}

@test "an empty file can be signed too" {
	: >file
	minisign -S -s theirs -m file >/dev/null
	"$tool" minisign-verify file "$theirs"
	ours=$("$tool" minisign-sign file "nothing")
	minisign -V -P "$ours" -m file
}

@test "an altered file is refused by both" {
	ours=$("$tool" minisign-sign file "comment")
	echo more >>file
	run "$tool" minisign-verify file "$ours"
	[ "$status" -eq 1 ]
	[[ "$output" == *"file was altered after it was signed"* ]]
	run minisign -V -P "$ours" -m file
	[ "$status" -ne 0 ]
}

@test "an altered comment is refused by both" {
	ours=$("$tool" minisign-sign file "round one")
	sed -i 's/round one/round two/' file.minisig
	run "$tool" minisign-verify file "$ours"
	[ "$status" -eq 1 ]
	[[ "$output" == *"the comment in the signature of file was altered"* ]]
	run minisign -V -P "$ours" -m file
	[ "$status" -ne 0 ]
}

@test "another key is named as minisign names it" {
	minisign -S -s theirs -m file >/dev/null
	id=$(sed -n 's/.*public key \([0-9A-F]*\)$/\1/p' theirs.pub)
	[ -n "$id" ]
	cp file other
	ours=$("$tool" minisign-sign other "x")
	run "$tool" minisign-verify file "$ours"
	[ "$status" -eq 1 ]
	[[ "$output" == *"file is signed with the key $(printf %016s "$id" | tr ' ' 0), not with "* ]]
}

@test "a signature of the old kind is refused, with the way out" {
	minisign -S -l -s theirs -m file >/dev/null
	run "$tool" minisign-verify file "$theirs"
	[ "$status" -eq 1 ]
	[[ "$output" == *"of an old kind"*"Sign the file again"* ]]
}
