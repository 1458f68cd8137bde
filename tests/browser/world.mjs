// SPDX-License-Identifier: ISC
// SPDX-FileCopyrightText: 2026 The skatta authors
//
// Reports to look at: schools of every size in two districts, some of them too small to be shown.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// school, form, district, team, heads, answers, how high they lie, name
const teams = [
	['bjork', 'grundskola', 'Norra', 'a', 14, 12, 2.4, 'Björkskolan'],
	['bjork', 'grundskola', 'Norra', 'b', 13, 11, 1.6, 'Björkskolan'],
	['bjork', 'grundskola', 'Norra', 'c', 9, 3, 2, 'Björkskolan'],
	['ek', 'grundskola', 'Norra', 'a', 24, 22, 1.2, 'Ekskolan'],
	['ek', 'grundskola', 'Norra', 'b', 12, 12, 4, 'Ekskolan'],
	['lind', 'gymnasium', 'Norra', '', 46, 41, 2.9, 'Lindskolan'],
	['alm', 'grundskola', 'Södra', '', 30, 27, 2.1, 'Almskolan'],
	['ronn', 'grundskola', 'Södra', '', 6, 2, 2.1, 'Rönnskolan'],
];

// As even as chance, and the same in each round.
let state;
const chance = () => (state = (state * 48271) % 2147483647) / 2147483647;

const answer = (item, height, say) => {
	if (item.kind === 'text')
		return chance() < 0.6 ? say('Mer tid att planera tillsammans.') : '';
	if (item.not_applicable && chance() < 0.06)
		return '-';
	const low = item.id.startsWith('G') ? 1 : 0;
	return Math.max(0, Math.min(4, Math.round(height - low + (chance() - 0.5) * 3.4)));
};

const cell = (text) => `"${String(text).replaceAll('"', '""')}"`;
const csv = (rows) => rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';

// Every text of the questionnaire, whatever the language, through `say`.
const reworded = (value, say) => {
	if (Array.isArray(value))
		return value.map((part) => reworded(part, say));
	if (value === null || typeof value !== 'object')
		return value;
	const entries = Object.entries(value);
	if (typeof value.sv === 'string')
		return Object.fromEntries(entries.map(([language, text]) => [language, say(text)]));
	return Object.fromEntries(entries.map(([key, part]) => [key, reworded(part, say)]));
};

export class World {
	constructor(folder) {
		this.folder = folder;
		mkdirSync(folder);
		this.write('passphrase', 'korrekt häst batteri klammer\n');
		this.central('init', '--name', 'Ikt-enheten');
	}

	// A round that is answered and closed. `say` makes another text of each: of the title, the names
	// and the wordings. After the round `follows` the same people answer, as much higher as `rise`
	// says, and look back.
	round(id, say = (text) => text, follows = null, rise = 0) {
		const source = join(process.env.SKATTA_SOURCE, 'data/questionnaires/assessment.json');
		const questionnaire = reworded(JSON.parse(readFileSync(source, 'utf8')), say);
		const items = questionnaire.areas.filter((area) => follows || area.purpose !== 'look-back')
			.flatMap((area) => area.items.map((item) => [area, item]));
		const rows = [['respondent', 'unit', ...items.map(([, item]) => item.id)]];

		state = 1;
		for (const [school, form, , team, , answers, height] of teams)
			for (let i = 0; i < answers; i++)
				rows.push([`${school}${team}${i}`, team ? `${school}/${team}` : school,
					...items.map(([area, item]) => area.forms && !area.forms.includes(form) ? ''
						: answer(item, height + rise, say))]);
		this.write('questionnaire.json', JSON.stringify(questionnaire));
		// A school has one name, in the rows of all its teams.
		const names = new Map();
		for (const [school, , , , , , , name] of teams)
			if (!names.has(school))
				names.set(school, say(name));
		this.write('organisation.csv', csv([
			['school', 'school_name', 'form', 'district', 'team', 'team_name', 'headcount'],
			...teams.map(([school, form, district, team, heads]) => [school,
				names.get(school), form, district, team, team && say(`Arbetslag ${team.toUpperCase()}`),
				heads]),
		]));
		this.write('answers.csv', csv(rows));
		this.central('org', 'import', 'organisation.csv');
		this.central('round', 'open', '--id', id, '--open', '--title',
			say('Självskattning hösten 2026'), '--questionnaire', 'questionnaire.json',
			...(follows ? ['--follows', follows] : []));
		this.central('import', '--round', id, 'answers.csv');
		this.central('round', 'close', '--yes', id);
	}

	// The plans of units, as their leaders send them for the round, and an answer to each request.
	plans(id, plans) {
		this.central('publish', 'exchange');
		mkdirSync(join(this.folder, 'sent'), { recursive: true });
		for (const [unit, plan] of Object.entries(plans)) {
			this.write('plan.json', JSON.stringify(plan));
			this.tool('plan_tool', 'send', `exchange/rounds/${id}.1.json`, this.leader(id, unit),
				'1', 'plan.json', 'sent');
		}
		this.central('merge', 'sent');
		this.write('answer', 'Vi kommer på tisdag.\n');
		for (const [unit, { requests }] of Object.entries(plans))
			if (requests.length > 0)
				this.central('plan', 'feedback', `${id}/${unit}`, 'answer', '--closes', '1');
		this.central('publish', 'exchange');
	}

	// The plan as its leader keeps it.
	planPage(id, unit) {
		const name = `${id}-plan-${unit.replaceAll('/', '-')}.html`;

		this.write(name, this.tool('plan_tool', 'page', `exchange/rounds/${id}.1.json`,
			this.leader(id, unit), 'exchange/units'));
		return join(this.folder, name);
	}

	// A temperature measurement of the plans of `follows`; `counts` is how many actions of each
	// school are asked about. It is answered, but for the actions of teams, and closed.
	pulse(id, follows, counts) {
		const source = join(process.env.SKATTA_SOURCE, 'data/questionnaires/pulse.json');
		const items = JSON.parse(readFileSync(source, 'utf8')).areas.flatMap((area) => area.items)
			.filter(({ kind, id: item }) => kind === 'scale' && !item.startsWith('T'));
		const rows = [['respondent', 'unit', ...items.map((item) => item.id)]];

		state = 7;
		for (const [school, , , team, , answers, height] of teams)
			for (let i = 0; i < answers; i++)
				rows.push([`${school}${team}${i}`, team ? `${school}/${team}` : school,
					...items.map((item) => item.id.startsWith('S') &&
						Number(item.id.slice(1)) > (counts[school] ?? 0) ? ''
						: answer(item, height + (item.id === 'S3' ? 1.4 : 0), (text) => text))]);
		this.write('answers.csv', csv(rows));
		this.central('round', 'open', '--kind', 'pulse', '--id', id, '--open', '--follows', follows,
			'--title', 'Temperatur våren 2027', '--questionnaire', source);
		this.central('import', '--round', id, 'answers.csv');
		this.central('round', 'close', '--yes', id);
	}

	leader(id, unit) {
		const line = this.central('codes', '--round', id, '--csv').replaceAll('"', '')
			.split(/\r?\n/).map((row) => row.split(','))
			.find(([of, kind]) => of === unit && kind === 'leader');

		return line[2];
	}

	write(name, content) {
		writeFileSync(join(this.folder, name), content);
	}

	tool(name, ...args) {
		return execFileSync(join(process.env.SKATTA_BUILD, 'tests', 'tools', name), args,
			{ cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
	}

	central(...args) {
		return execFileSync(join(process.env.SKATTA_BUILD, 'skatta-central'),
			['--store', 'central.db', '--passphrase-file', 'passphrase', ...args],
			{ cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
	}

	// The path of a report in HTML; `unit` null: of all.
	report(id, unit, language) {
		const name = `${id}-${(unit ?? 'all').replaceAll('/', '-')}-${language}.html`;

		this.central('--lang', language, 'report', '--round', id, '--format', 'html',
			'-o', name, ...(unit === null ? [] : ['--unit', unit]));
		return join(this.folder, name);
	}
}
