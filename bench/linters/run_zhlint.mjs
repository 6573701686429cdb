// node run_zhlint.mjs ZHLINT TEXTS.json ANSWERS.json: the default rules on every text, in one process, after one text.
import { readFileSync, writeFileSync } from 'node:fs'

const [zhlint, given, answers] = process.argv.slice(2)
const { run } = await import(zhlint)
const texts = JSON.parse(readFileSync(given, 'utf8'))
const lint = (text) => run(text, { rules: { preset: 'default' } }).validations
lint(texts[0])
const began = performance.now()
const found = texts.map(lint)
const seconds = (performance.now() - began) / 1000
const spans = found.map((each) => each.map((alarm) => [alarm.index, alarm.index + alarm.length, /Space/i.test(alarm.target ?? '')]))
writeFileSync(answers, JSON.stringify({ seconds, spans }))
