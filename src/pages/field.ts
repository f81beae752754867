import { type Html, html } from '#kit/html.ts'
import type { Visit } from './visit.ts'

export interface InputField {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'email' | 'password'
  readonly autocomplete: string
  readonly value?: string | undefined
  readonly hint?: string
  readonly error?: string | undefined
  readonly optional?: boolean
  readonly focus?: boolean
}

/** A labelled input with its hint and error, which screen readers read out with it. */
export function inputField({ name, label, type = 'text', autocomplete, value, hint, error, optional, focus }: InputField): Html {
  const about = [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ')
  return html`<div class="field">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" value="${value ?? ''}" autocomplete="${autocomplete}" maxlength="1024" autocapitalize="none" spellcheck="false"${!optional && html` required`}${focus && html` autofocus`}${about && html` aria-describedby="${about}"`}${error && html` aria-invalid="true"`}>
${error && html`<p class="hint error" id="${name}-error">${error}</p>`}
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
</div>`
}

export const hiddenToken = (v: Visit): Html => html`<input type="hidden" name="csrf" value="${v.form.token}">`

export type Tone = 'good' | 'warn' | 'bad'
/** A notice. Screen readers read an error out at once. */
export const notice = (tone: Tone, ...texts: readonly string[]): Html =>
  html`<div class="notice ${tone}" role="${tone === 'bad' ? 'alert' : 'status'}">${texts.map((text) => html`<p>${text}</p>`)}</div>`

/** A letter in place of a picture. A picture from another host would tell that host who visits the page. */
export const avatar = (name: string, kind = ''): Html =>
  html`<span class="avatar ${kind}" aria-hidden="true">${[...name.trim()][0]?.toUpperCase() ?? '?'}</span>`
