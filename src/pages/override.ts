import type { Context } from '#http/context.ts'
import type { Html } from '#kit/html.ts'
import { hasFailed, noteTemplateFailure } from '#login/templates/failed-template.ts'
import { findTemplate, type TemplateCall, type Templates } from '#login/templates/find-template.ts'
import { type PageContent, renderPage, TemplateFault } from '#login/templates/page-template.ts'
import type { PageTemplate } from '#model/template-names.ts'

/** Draws a page, or the frame around it, by a template of the tenant; undefined where there is none or it fails: then the built-in one is shown. */
export type Override = (name: PageTemplate, language: string, content: PageContent) => Html | undefined

type Owner = Pick<TemplateCall, 'identity_provider_id' | 'client_id'>

/** The templates of a tenant, as its pages use them. A broken one is recorded, and nobody who signs in notices. */
export const overriding =
  (context: Context, templates: Templates, owner: Owner): Override =>
  (name, language, content) => {
    const row = findTemplate(templates, { name, language, ...owner })
    if (row === undefined || hasFailed(context, row)) return undefined
    try {
      return renderPage(name, row.body, content)
    } catch (fault) {
      if (!(fault instanceof TemplateFault)) throw fault
      noteTemplateFailure(context, row, fault.message)
      return undefined
    }
  }

/** A template that is being tried, for one page. @throws {TemplateFault} */
export const trying =
  (tried: { readonly name: PageTemplate; readonly body: string }, others: Override | undefined): Override =>
  (name, language, content) =>
    name === tried.name ? renderPage(name, tried.body, content) : others?.(name, language, content)
