import { endpoint } from '#http/endpoint.ts'
import { json } from '#http/render.ts'

/** The paths of AuthZEN, by the member of its metadata (AuthZEN 1.0 §9.1). */
export const accessPaths = {
  access_evaluation_endpoint: '/access/v1/evaluation',
  access_evaluations_endpoint: '/access/v1/evaluations',
  search_subject_endpoint: '/access/v1/search/subject',
  search_resource_endpoint: '/access/v1/search/resource',
  search_action_endpoint: '/access/v1/search/action',
} as const

/** The metadata of this server as a policy decision point (AuthZEN 1.0 §9). */
export const authzenConfiguration = endpoint({
  method: 'GET',
  path: '/.well-known/authzen-configuration',
  spec: 'AuthZEN 1.0 §9.2',
  surface: 'oauth',
  cors: 'any',
  handle: (_request, { issuer }) =>
    json({ policy_decision_point: issuer, ...Object.fromEntries(Object.entries(accessPaths).map(([member, path]) => [member, issuer + path])) }, 200, {
      'cache-control': 'public, max-age=300',
    }),
})
