import { freeObject, reference } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { keptVersion } from './kept-version.ts'

/** One version of a template as it once was; restoring it makes a new version. */
export const templateVersion = resource(
  { name: 'template_version', table: 'template_versions', key: 'id', doc: 'A template as it once was.', indexes: [['template_id', 'version']] },
  {
    template_id: field(reference('template'), { doc: 'The template.', writers: 'server' }),
    template: field(freeObject(), { doc: 'All its fields, as they were.', writers: 'server' }),
    ...keptVersion,
  },
)
export type TemplateVersion = Row<typeof templateVersion.fields>
