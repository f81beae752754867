import { html } from '#kit/html.ts'
import { checkMarkup } from '#kit/markup.ts'
import type { TemplateValues } from '#kit/template.ts'
import { builtInLetter } from '#login/mail/letter.ts'
import { neededValue, renderLetter } from '#login/templates/letter-template.ts'
import { type PageContent, renderPage, TemplateFault } from '#login/templates/page-template.ts'
import type { Template } from '#model/template.ts'
import { isPageTemplate, type LetterName, type PageTemplate, partsOf } from '#model/template-names.ts'

type Tried = Pick<Template, 'name' | 'body' | 'subject' | 'language'>

const CODE = '493 027'
const LINK = 'https://id.example/link'
/** The values of a sample letter: those of all letters together. */
const letterValues: TemplateValues = {
  brand: 'Harbour office',
  link: LINK,
  has_link: true,
  code: CODE,
  minutes: 15,
  days: 7,
  left: 5,
  count: 3,
  name: 'Ada Lovelace',
  organization: 'Acme',
  inviter: 'Grace Hopper',
  device: 'Firefox, Linux',
  address: '192.0.2.1',
  at: '2026-01-01 12:00',
  connection: 'Calendar',
  client: 'Tide tables',
  date: '2026-12-31',
  application: 'Tide tables',
  approved: 2,
  declined: 1,
}

export const letterNameOf = (name: string): LetterName => name.slice('mail_'.length) as LetterName

/** A letter by a template, with sample values. @throws {TemplateFault} */
export function sampleLetter({ name, body, subject, language = 'en' }: Tried) {
  const builtIn = builtInLetter(letterNameOf(name), language)
  return renderLetter({ subject: subject ?? builtIn.subject, body }, letterValues)
}

const sampleContent = (name: PageTemplate): PageContent => ({
  parts: Object.fromEntries([...partsOf(name).required, ...partsOf(name).optional].map((part) => [part, html`<p>${part}</p>`])),
  values: {
    title: 'Sign in',
    status: 200,
    language: 'en',
    direction: 'ltr',
    brand_name: 'Harbour office',
    help_uri: 'https://help.example/',
    client: {
      id: 'sample',
      name: 'Tide tables',
      client_uri: 'https://tides.example/',
      policy_uri: 'https://tides.example/p',
      tos_uri: 'https://tides.example/t',
    },
  },
})

/** The faults of a template, as far as samples show them; what values make of it later is checked when it is drawn. */
function faultsOfSample(tried: Tried): readonly string[] {
  try {
    if (isPageTemplate(tried.name)) renderPage(tried.name, tried.body, sampleContent(tried.name))
    else {
      const needed = neededValue(letterNameOf(tried.name))
      const { text } = sampleLetter(tried)
      if (!text.includes(needed === 'code' ? CODE : LINK)) return [`must hold {{ ${needed} }}: the letter is of no use without it`]
    }
    return []
  } catch (fault) {
    if (fault instanceof TemplateFault) return fault.faults
    throw fault
  }
}

/** The engine names the place last: `cannot be drawn: undefined filter: x, line:2, col:1`. */
const lineFirst = (fault: string): string => fault.replace(/^(.*), line:(\d+), col:\d+$/s, 'line $2: $1')

/** All faults of a template, with their lines where they have one. Branches that samples do not reach are read as markup. */
export function templateFaults(tried: Tried): readonly string[] {
  const read = isPageTemplate(tried.name) ? checkMarkup(tried.body).lines : []
  const drawn = faultsOfSample(tried).filter((fault) => !read.some((one) => one.fault === fault))
  return [...new Set([...drawn.map(lineFirst), ...read.map(({ line, fault }) => `line ${line}: ${fault}`)])]
}
