import { useTranslation } from 'react-i18next'
import type { Input } from '#fields/form.ts'
import { wording } from '../i18n/wording.ts'
import { lengthOf } from '../parts/time.ts'
import { textOf } from './input-props.ts'
import { SpecMark } from './spec-mark.tsx'

/** Text whose parts between backticks are code. */
export const Words = ({ text }: { readonly text: string }) => text.split('`').map((part, at) => (at % 2 === 1 ? <code key={part}>{part}</code> : part))

/** One line of help: what the field means, the value in force and where it comes from, the section of the standard. */
export const FieldHelp = ({ resource, input, inherited }: { readonly resource: string; readonly input: Input; readonly inherited: unknown }) => {
  const { t, i18n } = useTranslation()
  return (
    <span>
      <Words text={wording(resource, input).help} />
      {input.inherits && inherited !== undefined && (
        <> {t('form.inherited', { value: input.widget === 'duration' ? lengthOf(Number(inherited), i18n.language) : textOf(inherited) })}</>
      )}
      {input.spec && (
        <>
          {' '}
          <SpecMark spec={input.spec} />
        </>
      )}
    </span>
  )
}
