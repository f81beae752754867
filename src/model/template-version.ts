import { freeObject, instant, integer, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** One version of a template as it once was; restoring it makes a new version. */
export const templateVersion = resource(
  { name: 'template_version', table: 'template_versions', key: 'id', doc: 'A template as it once was.', indexes: [['template_id', 'version']] },
  {
    id: field(text(300), { doc: 'Template and version.', writers: 'server' }),
    template_id: field(reference('template'), { doc: 'The template.', writers: 'server' }),
    version: field(integer(1, Number.MAX_SAFE_INTEGER), { doc: 'Which version.', writers: 'server' }),
    template: field(freeObject(), { doc: 'All its fields, as they were.', writers: 'server' }),
    at: field(instant(), { doc: 'When it became so.', writers: 'server' }),
    actor_type: field(text(16), { doc: 'The kind of actor who made the change.', writers: 'server' }),
    actor_id: field(text(255), { doc: 'The actor who made the change.', optional: true, writers: 'server' }),
  },
)
export type TemplateVersion = Row<typeof templateVersion.fields>
