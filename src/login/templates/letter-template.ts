import { renderHtml, renderText, type TemplateValues } from '#kit/template.ts'
import { TemplateFault } from './page-template.ts'

/** The subject and body of a letter, each a template. */
export interface LetterTemplate {
  readonly subject: string
  readonly body: string
}
/** The language of a letter, and the direction of its script. */
interface LetterSpeech {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
}
const english: LetterSpeech = { language: 'en', direction: 'ltr' }

/** A letter as it is sent. */
export interface RenderedLetter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const [LONGEST_SUBJECT, LONGEST_TEXT] = [200, 50_000]

/**
 * Draws a letter by its template. A subject is one line: with a line break in a header, the author of a template or of a value could add further
 * headers (header injection).
 * @throws {TemplateFault} when a template is broken or goes beyond a limit.
 */
export function renderLetter({ subject, body }: LetterTemplate, values: TemplateValues, speech: LetterSpeech = english): RenderedLetter {
  try {
    const text = renderText(body, values)
    if (text.length > LONGEST_TEXT) throw new Error(`makes a letter of more than ${LONGEST_TEXT} characters`)
    const line = renderText(subject, values)
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .trim()
      .slice(0, LONGEST_SUBJECT)
    return { subject: line, text, html: frameLetter(renderHtml(body, values), speech) }
  } catch (cause) {
    throw new TemplateFault([`cannot be drawn: ${cause instanceof Error ? (cause.message.split('\n')[0]?.slice(0, 200) ?? '') : 'it is broken'}`])
  }
}

/**
 * Renders a text as HTML: empty lines separate paragraphs, and a line with only an address of ours becomes a link. The values are escaped already.
 */
const frameLetter = (text: string, { language, direction }: LetterSpeech): string =>
  `<!doctype html><html lang="${language}" dir="${direction}"><meta charset="utf-8">${text
    .split('\n\n')
    .map((part) => `<p>${/^https?:\/\/\S+$/.test(part) ? `<a href="${part}">${part}</a>` : part}</p>`)
    .join('\n')}`

/** The member of a letter that its person needs. */
export const neededValue = (letter: string): 'code' | 'link' => (letter === 'tx_code' || letter === 'factor_code' ? 'code' : 'link')
