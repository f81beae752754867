import type { IdentityProvider } from '#model/identity-provider.ts'
import type { ColourScheme } from '#model/palette.ts'
import type { SamplePage } from '#model/sample-page.ts'
import type { PageTemplate } from '#model/template-names.ts'
import type { FormWords } from './form-post.ts'
import type { Request } from './request.ts'

/** A page to be drawn with sample data. */
export interface SampleOrder {
  readonly page: SamplePage
  readonly provider: IdentityProvider
  readonly language: string
  /** The colours, whichever the browser prefers. */
  readonly scheme: ColourScheme
  /** A template that is tried. */
  readonly template?: { readonly name: PageTemplate; readonly body: string }
}

/** A person who will read a page: their browser, and the languages that the application asks for (OIDC Core §3.1.2.1). */
export interface FormReader {
  readonly request: Request
  readonly uiLocales?: string | undefined
}

/** The pages for people, as other parts of the server use them. */
export interface HostedPages<Context> {
  /** The built-in texts of the pages in a language, by name; the English ones where there are none. */
  texts(language: string): Readonly<Record<string, string>>
  /** The words of a form that is posted by its button where scripts do not run. */
  formWords(context: Context, reader: FormReader): Promise<FormWords>
  /** Draws a page with sample data: HTML without script. @throws {TemplateFault} of the template that is tried */
  draw(context: Context, order: SampleOrder): Promise<string>
}
