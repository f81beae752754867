import { startValues } from '../start-values.ts'
import { programs } from './all.ts'
import type { Program } from './program.ts'

const inlineCode = (value: unknown): string => `\`${JSON.stringify(value)}\``
const fenceCode = (language: string, text: string) => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``
const bullets = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n')

const programFields = ({ kind, client = {}, api, redirect_uris, post_logout_redirect_uris }: Program): string => {
  const fields = kind
    ? { kind, ...startValues[kind], ...client, redirect_uris, ...(post_logout_redirect_uris && { post_logout_redirect_uris }) }
    : { identifier: '{base}', ...api }
  return Object.entries(fields)
    .map(([name, value]) => `| \`${name}\` | ${inlineCode(value)} |`)
    .join('\n')
}

/** How far a page can be relied on. */
const standingOf = ({ tried, compared }: Program): string =>
  tried !== undefined
    ? `Driven by a test of this project, with version ${tried}.`
    : `Not tried here. Written by its documentation${compared === undefined ? '' : `, and compared with guides for version ${compared}`}.`

const page = (program: Program): string => `# ${program.title}

${standingOf(program)}
In the console: *New client*, *Connect a program*. \`{base}\` is its address${program.example ? `, such as \`${program.example}\`` : ''}.

## ${program.kind ? 'The client here' : 'The API here'}

| field | value |
|---|---|
${programFields(program)}

## The configuration there

${program.configuration.map(({ place, language, text }) => `${place}:\n\n${fenceCode(language, text)}`).join('\n\n')}

## What to know

${bullets(program.quirks.map(({ does, change }) => (change ? `${does} So ${change}.` : does)))}
`

const fileOf = ({ name }: Program) => `${name.replaceAll('_', '-')}.md`
const index = (): string => {
  const rows = programs.map(
    (program) => `| [${program.title}](${fileOf(program)}) | ${program.kind ?? 'API'} | ${program.tried ?? 'not tried'} | ${program.compared ?? ''} |`,
  )
  return `# Works with\n\nPrograms that people connect, each with the fields to set here, the configuration to write there, and what to know.\n\n| program | kind | tried with | compared with guides for |\n|---|---|---|---|\n${rows.join('\n')}\n`
}

/** The pages of the programs, and their index, by their file names. */
export const programPages = (): Readonly<Record<string, string>> => ({
  'README.md': index(),
  ...Object.fromEntries(programs.map((program) => [fileOf(program), page(program)])),
})
