import { type Html, html } from '#kit/html.ts'

/** The words above the forms of a page, which a template may replace: its title, and a sentence. */
export const headingOf = (title: string, lead?: string): Html => html`<h1>${title}</h1>
${lead !== undefined && html`<p class="lead">${lead}</p>`}
`
