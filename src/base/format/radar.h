/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Numbers from 0 to 100 as a radar: its geometry, for whoever draws it, and a drawing in SVG. */
#ifndef SKATTA_BASE_RADAR_H
#define SKATTA_BASE_RADAR_H

#include "base/text.h"

enum { RADAR_LEAST_AXES = 3, RADAR_WHOLE = 100 };

/* In units of the radius, from the centre; y grows downwards. */
struct radar_point {
	double x, y;
};

/* The place of `part` of 100 on the i-th of `count` axes: the first points up, the others follow
 * as on a clock. */
struct radar_point radar_point(size_t i, size_t count, double part);

/* One direction. */
struct radar_axis {
	const char *name;    /* short */
	const char *said;    /* the number now, as it stands beside the name; or NULL */
	double part, before; /* of 100: now, and an earlier time; NAN where there is none */
	bool bound;          /* only an end of what it is now is known: drawn hollow */
};

/* What stands between <svg viewBox=RADAR_VIEW> and </svg>: rings, the shape of now with round
 * corners, and that of before behind it, dashed with square ones, so that they are told apart
 * without colour. A side is drawn where both its ends are known. Returns whether anything of
 * before is drawn. RADAR_STYLE gives it lines and colours. */
bool radar_draw(struct text *out, const struct radar_axis *axes, size_t n_axes);

#define RADAR_VIEW "0 0 4000 3400"

#define RADAR_STYLE                                                                                \
	"svg text { font-size: 150px; fill: #111; }\n"                                             \
	"svg .grid { fill: none; stroke: #bbb; stroke-width: 8; }\n"                               \
	"svg .now { fill: #155a8a; stroke: #155a8a; stroke-width: 28; }\n"                         \
	"svg polygon.now { fill-opacity: 0.2; }\n"                                                 \
	"svg .now.bound { fill: #fff; }\n"                                                         \
	"svg .before { fill: #fff; stroke: #8a3b12; stroke-width: 24; }\n"                         \
	"svg line.before { stroke-dasharray: 80 60; }\n"

#endif
