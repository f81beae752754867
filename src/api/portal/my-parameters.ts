import { findClient } from '#clients/find-client.ts'
import { notFound } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { missingParameters, parameterTypes } from '#model/application-parameters.ts'
import { OWN_PARAMETERS } from '#model/system-scopes.ts'
import type { Call, Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'

/** Tells an application the values that its administrator filled in, its declared parameters, and the required ones that are still missing. */
async function tellParameters({ context, actor }: Call) {
  const application = await findClient(context, actor.client_id)
  if (!application) throw notFound('there is no such application here')
  const { parameters, parameter_values: values } = application
  return json({ data: { values, missing: missingParameters(parameters, values), parameters } })
}

/** `/me/parameters`, for applications. */
export const myParameters: Operation = {
  method: 'GET',
  path: '/me/parameters',
  scopes: [OWN_PARAMETERS],
  tag: 'me',
  summary: 'The parameters of the application that calls, as its administrator filled them in',
  success: {
    status: 200,
    doc: 'The values, by name.',
    schema: () =>
      dataSchema({
        title: 'application_parameters',
        type: 'object',
        required: ['values', 'missing', 'parameters'],
        properties: {
          values: { type: 'object', additionalProperties: true },
          missing: { type: 'array', items: { type: 'string' }, description: 'Required parameters without a value.' },
          parameters: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'type'],
              additionalProperties: true,
              properties: { name: { type: 'string' }, type: { enum: parameterTypes } },
            },
          },
        },
      }),
  },
  run: tellParameters,
}
