// SPDX-License-Identifier: ISC
// SPDX-FileCopyrightText: 2026 The skatta authors
//
// look.mjs CHROMIUM: reports in a browser, here. TAP on standard output; what was seen stays in the
// present folder, as pictures and PDF.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { World } from './world.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const payloads = readFileSync(join(process.env.SKATTA_SOURCE, 'tests/support/hostile_html.txt'), 'utf8')
	.split('\n').filter((line) => line !== '');
const widths = [1280, 400];

let number = 0;
const ok = (name, offences) => {
	number++;
	console.log(`${offences.length === 0 ? 'ok' : 'not ok'} ${number} - ${name}`);
	for (const offence of offences.slice(0, 20))
		console.log(`# ${String(offence).replaceAll('\n', '\n# ')}`);
	if (offences.length > 0)
		process.exitCode = 1;
};

const action = (id, title, when, status, item) => ({ id, title, what: 'Två och två, en timme.',
	who: 'rektor', when, resource: 'två timmar', sign: 'alla har prövat', items: [item], status,
	toward: null });
const plans = {
	bjork: { focus: ['A', 'C'], notes: [], actions: [
		action(1, 'Källkritik i alla ämnen', '2026-10-01', 'planned', 'C1'),
		action(2, 'En timme varje fredag för att planera tillsammans', 'hela terminen', 'under way', 'A1'),
		action(3, 'Delade mallar', 'före jul', 'done', 'A2'),
		action(4, 'Besök hos varandra', 'våren', 'planned', 'A3')],
	requests: ['planning', 'pulse'].map((about, i) => ({ id: i + 1, day: '2026-11-02', about,
		text: 'Vem kan visa oss?', contact: 'telefon 1234' })) },
	// As much as a plan can have, in words that cannot be broken.
	lind: { focus: ['G'], notes: [], requests: [], actions: Array.from({ length: 10 }, (_, i) =>
		action(i + 1, 'Laddskåp'.repeat(12), 'terminsstart', 'under way', 'G2')) },
	'ek/a': { focus: [], notes: [], requests: [], actions: [action(1, 'Dela', 'jul', 'done', 'A1')] },
};

const browser = await puppeteer.launch({
	executablePath: process.argv[2],
	userDataDir: join(process.cwd(), 'profile'),
	args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
		'--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// A page on which whatever runs or loads is noticed, even where its policy would have stopped it.
const open = async (path, width, bypass) => {
	const page = await browser.newPage();
	const seen = [];
	const url = pathToFileURL(path).href;

	page.on('console', (message) => seen.push(`console: ${message.text()}`));
	page.on('pageerror', (error) => seen.push(`error: ${error.message}`));
	page.on('dialog', (dialog) => {
		seen.push('a dialogue');
		dialog.dismiss();
	});
	page.on('request', (request) => {
		if (request.url() !== url)
			seen.push(`request: ${request.url()}`);
	});
	page.on('framenavigated', (frame) => {
		if (frame.url() !== url)
			seen.push(`went to ${frame.url()}`);
	});
	await page.setBypassCSP(bypass);
	await page.evaluateOnNewDocument(() => {
		window.told = 0;
		window.tell = () => window.told++;
	});
	await page.setViewport({ width, height: 900 });
	await page.goto(url, { waitUntil: 'load' });
	return { page, seen };
};

const findOverflow = (page) => page.evaluate(() => {
	const wide = document.scrollingElement.scrollWidth;

	return wide <= innerWidth ? [] : [`${wide} wide in ${innerWidth}`];
});

// The tags of WCAG 2.1 AA.
const audit = async (page) => {
	await page.evaluate(axe);
	const { violations } = await page.evaluate(() => window.axe.run(document, {
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
		resultTypes: ['violations'],
	}));

	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target }) => `${id}: ${help}: ${target}`));
};

const look = async (path) => {
	for (const width of widths) {
		const { page, seen } = await open(path, width, false);
		const name = `${path.split('/').pop()} at ${width}`;

		ok(`${name}: nothing said, nothing loaded`, seen);
		ok(`${name}: no overflow`, await findOverflow(page));
		ok(`${name}: legible by all`, await audit(page));
		await page.setViewport({ width, height: 3000 });
		await page.screenshot({ path: path.replace('.html', `-${width}.png`) });
		await page.close();
	}
};

// The lines of each sheet.
const print = async (path) => {
	const { page } = await open(path, 1280, false);
	const pdf = path.replace('.html', '.pdf');

	await page.pdf({ path: pdf, preferCSSPageSize: true });
	await page.close();
	return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
		.split('\f').filter((sheet) => sheet.trim() !== '')
		.map((sheet) => sheet.split('\n').map((line) => line.trim()).filter((line) => line !== ''));
};

// Each of the units begins a sheet, in this order, and has `most` at most; the detail behind them
// begins one too, and there each school, but for the first unit of all. Under the title of the round
// stand which publication it is and whose dialogue.
const checkSheets = async (path, title, units, detail, schools, most = 1) => {
	const sheets = await print(path);
	const name = path.split('/').pop();
	const wrong = [];
	let at = 0;

	for (const unit of units) {
		const [first, , , fourth] = sheets[at] ?? [];
		const from = at;

		if (first !== title || fourth !== unit)
			wrong.push(`sheet ${at + 1} begins: ${first} / ${fourth}`);
		do
			at++;
		while (at < sheets.length && sheets[at][0] !== title && sheets[at][0] !== detail);
		if (at - from > most)
			wrong.push(`${unit} has ${at - from} sheets`);
	}
	if (sheets[at]?.[0] !== detail)
		wrong.push(`the detail begins: ${sheets[at]?.[0]}`);
	ok(`${name}: ${most} sheets at most for each of ${units.length}`, wrong);
	ok(`${name}: in detail each school begins a sheet`, schools.filter((school) =>
		sheets.slice(at).filter(([first]) => first === school).length !== 1));
};

const countTags = (page) => page.evaluate(() => {
	const tags = {};

	for (const element of document.querySelectorAll('*')) {
		tags[element.localName] = (tags[element.localName] ?? 0) + 1;
		for (const { name } of element.attributes)
			if (name.startsWith('on'))
				tags[`attribute ${name}`] = 1;
	}
	return JSON.stringify(tags);
});

const sight = async (path) => {
	const { page, seen } = await open(path, 1280, true);
	const tags = await countTags(page);

	// What waits for the mouse or the focus.
	await page.mouse.move(200, 120);
	await page.keyboard.press('Tab');
	if (await page.evaluate(() => window.told) > 0)
		seen.push('it ran');
	await page.close();
	return { tags, seen };
};

try {
	const title = 'Självskattning hösten 2026';
	const world = new World(join(process.cwd(), 'world'));

	world.round('r1');
	for (const language of ['sv', 'en']) {
		for (const unit of [null, 'Norra', 'bjork', 'bjork/a', 'lind', 'ronn'])
			await look(world.report('r1', unit, language));
	}
	await checkSheets(world.report('r1', 'Norra', 'sv'), title,
		['Norra', 'Björkskolan', 'Ekskolan', 'Lindskolan'], 'Siffrorna i detalj',
		['Björkskolan', 'Ekskolan', 'Lindskolan']);
	await checkSheets(world.report('r1', 'Norra', 'en'), title,
		['Norra', 'Björkskolan', 'Ekskolan', 'Lindskolan'], 'Figures in detail',
		['Björkskolan', 'Ekskolan', 'Lindskolan']);
	await checkSheets(world.report('r1', 'bjork', 'sv'), title, ['Björkskolan'],
		'Siffrorna i detalj', []);

	// With the round before it beside it.
	world.round('r2', (text) => text, 'r1', 0.35);
	for (const [unit, language] of [['Norra', 'sv'], ['bjork', 'en']])
		await look(world.report('r2', unit, language));
	await checkSheets(world.report('r2', 'Norra', 'sv'), title,
		['Norra', 'Björkskolan', 'Ekskolan', 'Lindskolan'], 'Siffrorna i detalj',
		['Björkskolan', 'Ekskolan', 'Lindskolan']);

	// With plans, and how it goes with them.
	world.round('r3');
	world.plans('r3', plans);
	world.pulse('p3', 'r3', { bjork: 4, lind: 10 });
	for (const [unit, language] of [['Norra', 'sv'], ['bjork', 'sv'], ['lind', 'en']]) {
		await look(world.report('r3', unit, language));
		await look(world.report('p3', unit, language));
	}
	for (const unit of ['bjork', 'lind', 'ek/a'])
		await look(world.planPage('r3', unit));
	await checkSheets(world.report('r3', 'Norra', 'sv'), title,
		['Norra', 'Björkskolan', 'Ekskolan', 'Lindskolan'], 'Siffrorna i detalj',
		['Björkskolan', 'Ekskolan', 'Lindskolan'], 3);

	// Each text is another payload than the one before, and each payload is a title once.
	world.round('harmless', () => 'Harmless');
	const { tags } = await sight(world.report('harmless', null, 'en'));
	for (const [i, payload] of payloads.entries()) {
		let next = i;
		const id = `h${i}`;

		world.round(id, (text) => text === title ? payload : payloads[next++ % payloads.length]);
		const there = await sight(world.report(id, null, 'en'));
		ok(`nothing runs, and no element is made: ${payload.replaceAll('#', '\\#')}`,
			[...there.seen, ...there.tags === tags ? [] : [there.tags, tags]]);
	}
} finally {
	await browser.close();
}
console.log(`1..${number}`);
