import { z } from 'zod'
import { freeObject, shape, text } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'
import { applicationParameters, parameterValues } from './application-parameters.ts'

/** Letters that no font draws alike keep a registered name from passing for another. */
const registeredName = z
  .string()
  .min(6, 'must have 6 to 20 characters')
  .max(20, 'must have 6 to 20 characters')
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9 ._-]*[A-Za-z0-9])?$/,
    'must hold letters, digits, spaces, dots, hyphens and underscores, and begin and end with a letter or digit',
  )
const slug = z
  .string()
  .max(255)
  .regex(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/, 'must be lower-case words with underscores between them, such as `web_shop`')

/** The fields by which a client is an application: its own data, its names beside the `client_id`, and the parameters that an administrator fills in. */
export const applicationFields = {
  metadata: field(freeObject(), { doc: 'Your own data about it; the server does not read them.', initial: {}, writers: ['portal'] }),
  slug: field(
    { ...text(255), schema: slug },
    {
      doc: 'A short name for addresses and programs, unique in the tenant: lower-case words with underscores between them.',
      optional: true,
      find: ['unique', 'filter'],
    },
  ),
  registered_name: field(
    { ...text(20), schema: registeredName },
    {
      doc: 'The name under which the client is registered for other tenants, unique on the whole server, of 6 to 20 characters. If not set: only its own tenant knows the client.',
      optional: true,
      find: ['filter'],
    },
  ),
  parameters: field(shape('application parameters', applicationParameters), {
    doc: 'The parameters that the application needs, for an administrator to fill in: `name`, `type`, and `label`, `description`, `group`, `required`, `many`, `choices`.',
    initial: [],
    writers: ['portal'],
    section: 'Parameters',
  }),
  parameter_values: field(shape('parameter values', parameterValues), {
    doc: 'The values of the parameters, by their names. The application reads them at `/me/parameters`. No place for secrets: refer to a connection.',
    initial: {},
    section: 'Parameters',
  }),
}
