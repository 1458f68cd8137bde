/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is kept of a closed round so that all its figures, and changes from and to it, can be made
 * without opening a response again: skatta-store(5). There are three documents.
 *   The sums: of each item its blocks, each with its unit, how many people and the sum of their
 *     values; coarser blocks with how often each value came; of each area the spread; the sums of
 *     pair sets; how many have answered in each unit. Every number is one of at least min_group
 *     people. They stay.
 *   The places: who is in which block and pair set, by keyed hashes. They are erased when the round
 *     that follows has closed for good, or with the answers.
 *   The texts: what people wrote, of those that are quoted, and with which unit. They are erased
 *     with the answers.
 * No SQL, no files. */
#ifndef SKATTA_FIGURES_COUNTED_H
#define SKATTA_FIGURES_COUNTED_H

#include "figures/count/people.h"

/* How often a round's figures can be published: more than monthly for a year. */
enum { COUNTED_MOST_PUBLICATIONS = 16 };

enum counted_document { COUNTED_SUMS, COUNTED_PLACES, COUNTED_TEXTS, COUNTED_DOCUMENTS };

struct counted;

/* Of a closed round that was never counted: no publication yet. The round outlives it; take its
 * newest edition. counted_free() wipes it, and takes NULL. */
struct counted *counted_new(const struct round *round);
void counted_free(struct counted *counted);

/* Read the sums, then add places and texts where they are kept. A NUL follows the bytes. `name` is
 * for messages. ERROR_DAMAGED where they are no such document, or one of another round;
 * ERROR_TOO_NEW. */
enum error counted_read(const struct round *round, const char *name, const char *bytes,
    size_t length, struct counted **counted) ERROR_MUST_CHECK;
enum error counted_read_more(struct counted *counted, enum counted_document document,
    const char *name, const char *bytes, size_t length) ERROR_MUST_CHECK;
/* The document as canonical JSON and a line feed, for free(); the same content gives the same
 * bytes. Texts for another coordinator are `without_people`: nothing says which are one person's.
 * NULL where there are no places, or no texts. */
char *counted_write(
    const struct counted *counted, enum counted_document document, bool without_people);
/* Forget the places, or the texts. */
void counted_erase(struct counted *counted, enum counted_document document);

/* Make one publication more. Whoever has a value that stands in no block of its item is put into a
 * new one, from the teams upwards, as soon as they are at least min_group there; who is left over
 * waits. Whatever is in a block stays as it is, also where `people` now say something else or are
 * gone. `key` orders comments, and names them. The places have to be there, but for the first.
 * Returns how many answers, of items and people, found a place; where it is 0, nothing was done. */
size_t counted_take(
    struct counted *counted, struct people *people, const unsigned char key[DIGEST_SIZE]);

/* What a comment is called: by the item, whose it is and the words, so that each has a name of its
 * own; it tells nothing to who has not the key. */
void counted_name(const struct item *item, const unsigned char id[PEOPLE_ID_SIZE],
    const char *words, const unsigned char key[DIGEST_SIZE], unsigned char into[DIGEST_SIZE]);

/* How many people of each unit have an answer that waits: a number for each unit, by its place,
 * with what is in it, for free(). */
long *counted_waiting(const struct counted *counted, struct people *people);

/* Is it known who is counted where? Only where it was counted, and until the round is purged. */
bool counted_has_places(const struct counted *counted);

/* How many publications there are. */
size_t counted_publications(const struct counted *counted);

/* Choose the pair sets of the round with the one that it follows, once both are taken, and keep
 * their sums. Nothing is done where the earlier one has a follower already, or has no places:
 * `*may` says so beforehand. Both change. `key` decides by chance who is left out. */
bool counted_may_pair(const struct counted *now, const struct counted *before);
void counted_pair(struct counted *now, struct people *people_now, struct counted *before,
    struct people *people_before, const unsigned char key[DIGEST_SIZE]);
/* The id of the round that this one is paired with: the later one, or the earlier; "" for none. */
const char *counted_follower(const struct counted *counted);
const char *counted_paired_with(const struct counted *counted);
/* Undo counted_pair() in the earlier round, where the later is opened again. */
void counted_unpair(struct counted *before);

/* A person has taken everything back: forget what they wrote. Sums stay as they are, and so does
 * the person's place. True where there was something. */
bool counted_forget(struct counted *counted, const unsigned char id[PEOPLE_ID_SIZE]);

#endif
