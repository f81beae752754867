create table "tenants" (
  "id" text collate "C" not null,
  "slug" text collate "C" not null,
  "name" text collate "C" not null,
  "active" smallint not null default 1,
  "owner" text collate "C",
  "client_signing_algs" text,
  "settings" text not null default '{}',
  "registration" text collate "C" not null default 'closed',
  "registration_pkce" smallint not null default 1,
  "developer_sign_up" text collate "C" not null default 'closed',
  "developer_domains" text not null default '[]',
  "registered_client_ttl" bigint,
  "client_documents" text collate "C" not null default 'off',
  "client_document_hosts" text not null default '[]',
  "registered_clients" text collate "C" not null default 'off',
  "deny_by_default" text not null default '[]',
  "deny_by_default_rehearsed" text not null default '[]',
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("id")
);
create unique index "tenants_one_slug" on "tenants" ("slug");
create index "tenants_by_name" on "tenants" ("name", "id");
create index "tenants_by_created_at" on "tenants" ("created_at", "id");
create index "tenants_by_updated_at" on "tenants" ("updated_at", "id");
create index "tenants_by_active" on "tenants" ("active", "id");
create index "tenants_by_owner" on "tenants" ("owner", "id") where "owner" is not null;
create index "tenants_search" on "tenants" using gin ((lower((' ' || coalesce("slug", '') || ' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "clients" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null default 'Unnamed client',
  "description" text collate "C",
  "active" smallint not null default 1,
  "disabled_reason" text collate "C",
  "stage" text collate "C" not null default 'live',
  "kind" text collate "C" not null default 'other',
  "namespace" text collate "C",
  "owner" text collate "C",
  "organization_id" text collate "C",
  "contacts" text not null default '[]',
  "labels" text not null default '[]',
  "initiate_login_uri" text collate "C",
  "in_gallery" smallint not null default 0,
  "identity_provider" text,
  "default_federated_server" text collate "C",
  "metadata" text not null default '{}',
  "slug" text collate "C",
  "registered_name" text collate "C",
  "parameters" text not null default '[]',
  "parameter_values" text not null default '{}',
  "confidential" smallint not null default 1,
  "token_endpoint_auth_methods" text not null default '["client_secret_basic","client_secret_post"]',
  "secret" text,
  "token_endpoint_jwt_auth_alg" text collate "C",
  "jwt_public_key" text collate "C",
  "jwk" text,
  "jwks" text,
  "jwks_uri" text collate "C",
  "attesters" text not null default '[]',
  "require_attestation_challenge" smallint not null default 0,
  "federated_identities" text not null default '[]',
  "assertion_audience" text collate "C" not null default 'issuer',
  "tls_client_auth_subject_dn" text collate "C",
  "tls_client_auth_san_dns" text collate "C",
  "tls_client_auth_san_uri" text collate "C",
  "tls_client_auth_san_ip" text collate "C",
  "tls_client_auth_san_email" text collate "C",
  "tls_client_certificate_bound_access_tokens" smallint not null default 0,
  "works_with" text collate "C",
  "assertion_ttl" bigint not null default 300,
  "unknown_scopes" text collate "C",
  "claims_in_id_token" smallint not null default 0,
  "redirect_uris" text not null default '[]',
  "redirect_uri_wildcards" smallint not null default 0,
  "post_logout_redirect_uris" text not null default '[]',
  "allowed_origins" text not null default '[]',
  "pkce" smallint not null default 1,
  "nonce" text collate "C" not null default 'required',
  "require_pushed_authorization_requests" smallint not null default 0,
  "require_signed_request_object" smallint not null default 0,
  "request_object_signing_alg" text collate "C",
  "request_uris" text not null default '[]',
  "authorization_details_types" text not null default '[]',
  "authorization_signed_response_alg" text collate "C",
  "enforce_dpop" smallint not null default 0,
  "enforce_tx_code" smallint not null default 0,
  "public_refresh_token" smallint not null default 0,
  "public_revoke" smallint not null default 0,
  "authorize_scope" smallint not null default 0,
  "authorized_scopes" text not null default '[]',
  "user_scopes" text,
  "authorized_resources" text not null default '[]',
  "first_party" smallint not null default 0,
  "default_max_age" bigint,
  "subject_type" text collate "C" not null default 'public',
  "sector_identifier_uri" text collate "C",
  "trusted_hosts" text not null default '[]',
  "trusted_authorities" text collate "C" not null default '',
  "profiles" text,
  "profile_mode" text collate "C",
  "supported_grant_types" text not null default '["client_credentials","authorization_code"]',
  "grant_settings" text not null default '{}',
  "application_type" text collate "C" not null default 'web',
  "response_mode" text collate "C" not null default 'direct_post',
  "access_token_format" text collate "C" not null default 'opaque',
  "access_token_signature_alg" text collate "C",
  "access_token_ttl" bigint,
  "agent_token_ttl" bigint not null default 2592000,
  "authorization_code_ttl" bigint,
  "authorization_request_ttl" bigint,
  "refresh_token_ttl" bigint,
  "refresh_token_absolute_ttl" bigint,
  "refresh_token_rotation" text collate "C",
  "id_token_ttl" bigint,
  "id_token_signature_alg" text collate "C",
  "id_token_kid" text collate "C",
  "userinfo_signed_response_alg" text collate "C",
  "second_factor" text collate "C" not null default 'optional',
  "backchannel_token_delivery_mode" text collate "C" not null default 'poll',
  "backchannel_client_notification_endpoint" text collate "C",
  "backchannel_user_code_parameter" smallint not null default 0,
  "backchannel_authentication_request_signing_alg" text collate "C",
  "backchannel_logout_uri" text collate "C",
  "backchannel_logout_session_required" smallint not null default 0,
  "frontchannel_logout_uri" text collate "C",
  "frontchannel_logout_session_required" smallint not null default 0,
  "id_token_encrypted_response_alg" text collate "C",
  "id_token_encrypted_response_enc" text collate "C",
  "userinfo_encrypted_response_alg" text collate "C",
  "userinfo_encrypted_response_enc" text collate "C",
  "introspection_encrypted_response_alg" text collate "C",
  "introspection_encrypted_response_enc" text collate "C",
  "authorization_encrypted_response_alg" text collate "C",
  "authorization_encrypted_response_enc" text collate "C",
  "key_pair_type" text,
  "key_pair_id" text collate "C",
  "public_key" text collate "C",
  "signatures_adapter" text collate "C" not null default 'Internal',
  "did" text collate "C",
  "public_client_id" text collate "C",
  "check_public_client_id" smallint not null default 0,
  "logo_uri" text collate "C",
  "client_uri" text collate "C",
  "policy_uri" text collate "C",
  "tos_uri" text collate "C",
  "software_id" text collate "C",
  "software_version" text collate "C",
  "origin" text collate "C" not null default 'managed',
  "protected" smallint not null default 0,
  "tokens_revoked_at" bigint,
  "reviews_version" bigint not null default 0,
  "credentials_version" bigint not null default 0,
  "created_by" text collate "C",
  "former_powers" text not null default '[]',
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "clients_one_slug" on "clients" ("tenant", "slug");
create unique index "clients_one_id_token_kid" on "clients" ("tenant", "id_token_kid");
create index "clients_by_name" on "clients" ("tenant", "name", "id");
create index "clients_by_created_at" on "clients" ("tenant", "created_at", "id");
create index "clients_by_updated_at" on "clients" ("tenant", "updated_at", "id");
create index "clients_by_registered_name" on "clients" ("tenant", "registered_name", "id") where "registered_name" is not null;
create index "clients_by_signatures_adapter" on "clients" ("tenant", "signatures_adapter", "id");
create index "clients_by_origin" on "clients" ("tenant", "origin", "id");
create index "clients_by_owner_created_at" on "clients" ("tenant", "owner", "created_at", "id") where "owner" is not null;
create index "clients_by_organization_id_created_at" on "clients" ("tenant", "organization_id", "created_at", "id") where "organization_id" is not null;
create index "clients_by_namespace_created_at" on "clients" ("tenant", "namespace", "created_at", "id") where "namespace" is not null;
create index "clients_by_active_created_at" on "clients" ("tenant", "active", "created_at", "id");
create index "clients_by_kind_created_at" on "clients" ("tenant", "kind", "created_at", "id");
create index "clients_by_stage_created_at" on "clients" ("tenant", "stage", "created_at", "id");
create index "clients_by_in_gallery_created_at" on "clients" ("tenant", "in_gallery", "created_at", "id");
create index "clients_by_key_pair_id" on "clients" ("tenant", "key_pair_id", "id") where "key_pair_id" is not null;
create index "clients_by_public_client_id" on "clients" ("tenant", "public_client_id", "id") where "public_client_id" is not null;
create index "clients_holding_supported_grant_types" on "clients" using gin (("supported_grant_types"::jsonb) jsonb_path_ops);
create index "clients_holding_authorized_resources" on "clients" using gin (("authorized_resources"::jsonb) jsonb_path_ops);
create index "clients_holding_authorization_details_types" on "clients" using gin (("authorization_details_types"::jsonb) jsonb_path_ops);
create index "clients_holding_authorized_scopes" on "clients" using gin (("authorized_scopes"::jsonb) jsonb_path_ops);
create index "clients_holding_user_scopes" on "clients" using gin (("user_scopes"::jsonb) jsonb_path_ops);
create index "clients_holding_identity_provider" on "clients" using gin (("identity_provider"::jsonb) jsonb_path_ops);
create index "clients_search" on "clients" using gin ((lower((' ' || coalesce("id", '') || ' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "client_credentials" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "name" text collate "C" not null default 'secret',
  "hash" text collate "C" not null default 'keyed',
  "digest" text collate "C" not null,
  "file" text collate "C",
  "sealed" text collate "C",
  "prefix" text collate "C",
  "last_four" text collate "C",
  "created_at" bigint not null,
  "created_by" text collate "C",
  "expires_at" bigint,
  "first_used_at" bigint,
  "last_used_at" bigint,
  "use_count" bigint not null default 0,
  "reminded_at" bigint,
  "reminded_by" text collate "C",
  "warned_at" bigint,
  "networks" text not null default '[]',
  primary key ("tenant", "id")
);
create index "client_credentials_by_client_id_created_at" on "client_credentials" ("tenant", "client_id", "created_at", "id");
create index "client_credentials_by_expires_at" on "client_credentials" ("tenant", "expires_at", "id") where "expires_at" is not null;

create table "client_versions" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "version" bigint not null,
  "client" text not null,
  "at" bigint not null,
  "actor_type" text collate "C" not null,
  "actor_id" text collate "C",
  "reason" text collate "C",
  primary key ("tenant", "id")
);
create index "client_versions_by_client_id_version" on "client_versions" ("tenant", "client_id", "version", "id");

create table "client_key_uses" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "thumbprint" text collate "C" not null,
  "kid" text collate "C",
  "first_used_at" bigint not null,
  "last_used_at" bigint not null,
  "use_count" bigint not null default 0,
  "networks" text not null default '[]',
  primary key ("tenant", "id")
);
create index "client_key_uses_by_client_id_last_used_at" on "client_key_uses" ("tenant", "client_id", "last_used_at", "id");

create table "registrations" (
  "tenant" text collate "C" not null,
  "client_id" text collate "C" not null,
  "digest" text collate "C" not null,
  "former_digest" text collate "C",
  "network" text collate "C" not null,
  "initial_access_token_id" text collate "C",
  "vouched" text,
  "registered_at" bigint not null,
  primary key ("tenant", "client_id")
);
create index "registrations_by_network_registered_at" on "registrations" ("tenant", "network", "registered_at", "client_id");

create table "registered_clients" (
  "name" text collate "C" not null,
  "client_id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  primary key ("name")
);
create unique index "registered_clients_one_client_id" on "registered_clients" ("client_id");
create index "registered_clients_by_tenant_id" on "registered_clients" ("tenant_id", "name");

create table "client_documents" (
  "tenant" text collate "C" not null,
  "client_id" text collate "C" not null,
  "digest" text collate "C" not null,
  "fetched_at" bigint not null,
  "fresh_until" bigint not null,
  primary key ("tenant", "client_id")
);

create table "initial_access_tokens" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "uses_left" bigint,
  "expires_at" bigint,
  "digest" text collate "C" not null,
  "last_used_at" bigint,
  "created_by" text collate "C",
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "initial_access_tokens_one_digest" on "initial_access_tokens" ("tenant", "digest");
create index "initial_access_tokens_by_name" on "initial_access_tokens" ("tenant", "name", "id");
create index "initial_access_tokens_by_created_at" on "initial_access_tokens" ("tenant", "created_at", "id");
create index "initial_access_tokens_by_updated_at" on "initial_access_tokens" ("tenant", "updated_at", "id");
create index "initial_access_tokens_search" on "initial_access_tokens" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "redirect_uri_uses" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "uri" text collate "C" not null,
  "last_used_at" bigint not null,
  primary key ("tenant", "id")
);
create index "redirect_uri_uses_by_client_id" on "redirect_uri_uses" ("tenant", "client_id", "id");

create table "client_logos" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "uri" text collate "C" not null,
  "type" text collate "C" not null,
  "digest" text collate "C" not null,
  "image" text collate "C" not null,
  "fetched_at" bigint not null,
  primary key ("tenant", "id")
);

create table "provider_pictures" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "identity_provider_id" text collate "C" not null,
  "uri" text collate "C" not null,
  "type" text collate "C" not null,
  "digest" text collate "C" not null,
  "image" text collate "C" not null,
  "fetched_at" bigint not null,
  primary key ("tenant", "id")
);
create index "provider_pictures_by_identity_provider_id" on "provider_pictures" ("tenant", "identity_provider_id", "id");

create table "templates" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "identity_provider_id" text collate "C",
  "client_id" text collate "C",
  "language" text collate "C",
  "place" text collate "C" not null,
  "subject" text collate "C",
  "body" text collate "C" not null,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "templates_one_place" on "templates" ("tenant", "place");
create index "templates_by_name" on "templates" ("tenant", "name", "id");
create index "templates_by_created_at" on "templates" ("tenant", "created_at", "id");
create index "templates_by_updated_at" on "templates" ("tenant", "updated_at", "id");
create index "templates_by_identity_provider_id" on "templates" ("tenant", "identity_provider_id", "id") where "identity_provider_id" is not null;
create index "templates_by_client_id" on "templates" ("tenant", "client_id", "id") where "client_id" is not null;

create table "template_versions" (
  "tenant" text collate "C" not null,
  "template_id" text collate "C" not null,
  "template" text not null,
  "id" text collate "C" not null,
  "version" bigint not null,
  "at" bigint not null,
  "actor_type" text collate "C" not null,
  "actor_id" text collate "C",
  primary key ("tenant", "id")
);
create index "template_versions_by_template_id_version" on "template_versions" ("tenant", "template_id", "version", "id");

create table "translations" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "language" text collate "C" not null,
  "name" text collate "C" not null,
  "direction" text collate "C" not null default 'ltr',
  "words" text not null default '{}',
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "translations_one_language" on "translations" ("tenant", "language");
create index "translations_by_name" on "translations" ("tenant", "name", "id");
create index "translations_by_created_at" on "translations" ("tenant", "created_at", "id");
create index "translations_by_updated_at" on "translations" ("tenant", "updated_at", "id");
create index "translations_search" on "translations" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "namespaces" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "description" text collate "C",
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "namespaces_one_name" on "namespaces" ("tenant", "name");
create index "namespaces_by_created_at" on "namespaces" ("tenant", "created_at", "id");
create index "namespaces_by_updated_at" on "namespaces" ("tenant", "updated_at", "id");
create index "namespaces_search" on "namespaces" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "scopes" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "label" text collate "C",
  "description" text collate "C",
  "public" smallint not null default 0,
  "policy_id" text collate "C",
  "policy_parameters" text not null default '{}',
  "narrows" text collate "C",
  "selector" text,
  "system" smallint not null default 0,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "scopes_one_name" on "scopes" ("tenant", "name");
create index "scopes_by_created_at" on "scopes" ("tenant", "created_at", "id");
create index "scopes_by_updated_at" on "scopes" ("tenant", "updated_at", "id");
create index "scopes_by_public" on "scopes" ("tenant", "public", "id");
create index "scopes_by_narrows" on "scopes" ("tenant", "narrows", "id") where "narrows" is not null;
create index "scopes_search" on "scopes" using gin ((lower((' ' || coalesce("name", '') || ' ' || coalesce("label", '')) collate "default")) gin_trgm_ops);

create table "roles" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "description" text collate "C",
  "scopes" text not null default '[]',
  "second_factor" text collate "C" not null default 'optional',
  "former_powers" text not null default '[]',
  "holders_version" bigint not null default 0,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "roles_one_name" on "roles" ("tenant", "name");
create index "roles_by_created_at" on "roles" ("tenant", "created_at", "id");
create index "roles_by_updated_at" on "roles" ("tenant", "updated_at", "id");
create index "roles_search" on "roles" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "protected_apis" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "identifier" text collate "C" not null,
  "name" text collate "C" not null,
  "description" text collate "C",
  "active" smallint not null default 1,
  "open_to" text collate "C" not null default 'reviewed',
  "clients" text not null default '[]',
  "scopes" text not null default '[]',
  "access_token_format" text collate "C",
  "access_token_typ" text collate "C" not null default 'at+jwt',
  "access_token_ttl" bigint,
  "max_age" bigint,
  "acr_values" text not null default '[]',
  "client_id" text collate "C",
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "protected_apis_one_identifier" on "protected_apis" ("tenant", "identifier");
create index "protected_apis_by_name" on "protected_apis" ("tenant", "name", "id");
create index "protected_apis_by_created_at" on "protected_apis" ("tenant", "created_at", "id");
create index "protected_apis_by_updated_at" on "protected_apis" ("tenant", "updated_at", "id");
create index "protected_apis_by_client_id" on "protected_apis" ("tenant", "client_id", "id") where "client_id" is not null;
create index "protected_apis_holding_clients" on "protected_apis" using gin (("clients"::jsonb) jsonb_path_ops);
create index "protected_apis_search" on "protected_apis" using gin ((lower((' ' || coalesce("identifier", '') || ' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "authorization_detail_types" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "type" text collate "C" not null,
  "name" text collate "C" not null,
  "sentence" text collate "C" not null,
  "description" text collate "C",
  "schema" text not null default '{}',
  "resource" text collate "C",
  "active" smallint not null default 1,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "authorization_detail_types_one_type" on "authorization_detail_types" ("tenant", "type");
create index "authorization_detail_types_by_created_at" on "authorization_detail_types" ("tenant", "created_at", "id");
create index "authorization_detail_types_by_updated_at" on "authorization_detail_types" ("tenant", "updated_at", "id");
create index "authorization_detail_types_by_resource" on "authorization_detail_types" ("tenant", "resource", "id") where "resource" is not null;
create index "authorization_detail_types_search" on "authorization_detail_types" using gin ((lower((' ' || coalesce("type", '') || ' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "credential_configurations" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "identifier" text collate "C" not null,
  "description" text collate "C",
  "active" smallint not null default 1,
  "format" text collate "C" not null default 'dc+sd-jwt',
  "vct" text collate "C",
  "types" text not null default '[]',
  "doctype" text collate "C",
  "claims" text not null default '[]',
  "display" text not null default '[]',
  "scopes" text not null default '[]',
  "ttl" bigint not null default 31536000,
  "batch_size" bigint not null default 1,
  "proof_types" text not null default '["jwt"]',
  "require_key_attestation" smallint not null default 0,
  "key_storage" text not null default '[]',
  "user_authentication" text not null default '[]',
  "deferred" smallint not null default 0,
  "deferral" bigint not null default 0,
  "status_list" smallint not null default 1,
  "signing_alg" text collate "C",
  "key_pair_id" text collate "C",
  "certificates" text collate "C",
  "owner" text collate "C",
  "contacts" text not null default '[]',
  "review" text collate "C" not null default 'waiting',
  "review_note" text collate "C",
  "reviewed_by" text collate "C",
  "reviewed_at" bigint,
  "authors" text not null default '[]',
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "credential_configurations_one_identifier" on "credential_configurations" ("tenant", "identifier");
create index "credential_configurations_by_created_at" on "credential_configurations" ("tenant", "created_at", "id");
create index "credential_configurations_by_updated_at" on "credential_configurations" ("tenant", "updated_at", "id");
create index "credential_configurations_by_active" on "credential_configurations" ("tenant", "active", "id");
create index "credential_configurations_by_format" on "credential_configurations" ("tenant", "format", "id");
create index "credential_configurations_by_owner" on "credential_configurations" ("tenant", "owner", "id") where "owner" is not null;
create index "credential_configurations_by_review" on "credential_configurations" ("tenant", "review", "id");
create index "credential_configurations_search" on "credential_configurations" using gin ((lower((' ' || coalesce("identifier", '') || ' ' || coalesce("description", '') || ' ' || coalesce("vct", '') || ' ' || coalesce("doctype", '')) collate "default")) gin_trgm_ops);

create table "credential_configuration_versions" (
  "tenant" text collate "C" not null,
  "configuration_id" text collate "C" not null,
  "configuration" text not null,
  "id" text collate "C" not null,
  "version" bigint not null,
  "at" bigint not null,
  "actor_type" text collate "C" not null,
  "actor_id" text collate "C",
  primary key ("tenant", "id")
);
create index "credential_configuration_versions_by_configuration_id_version" on "credential_configuration_versions" ("tenant", "configuration_id", "version", "id");

create table "credential_offers" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "user_id" text collate "C",
  "credential_configuration_ids" text not null,
  "grants" text not null default '[]',
  "tx_code_digest" text collate "C",
  "attempts_left" bigint not null default 5,
  "sealed_presented" text collate "C",
  "created_at" bigint not null,
  "expires_at" bigint not null,
  "kept_until" bigint not null,
  "used_at" bigint,
  primary key ("id", "tenant")
);
create index "credential_offers_by_user_id" on "credential_offers" ("tenant", "user_id", "id") where "user_id" is not null;
create index "credential_offers_by_client_id" on "credential_offers" ("tenant", "client_id", "id");

create table "deferred_credentials" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "configuration_id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "user_id" text collate "C" not null,
  "grant_id" text collate "C",
  "keys" text not null default '[]',
  "draft" text collate "C",
  "deferred_at" bigint not null default 0,
  "ready_at" bigint not null,
  "expires_at" bigint not null,
  "used_at" bigint,
  primary key ("id", "tenant")
);

create table "issued_credentials" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "configuration_id" text collate "C" not null,
  "configuration_version" bigint not null,
  "format" text collate "C" not null,
  "client_id" text collate "C" not null,
  "user_id" text collate "C" not null,
  "holder_name" text collate "C" not null,
  "grant_id" text collate "C",
  "key_thumbprint" text collate "C",
  "attributes" text not null default '[]',
  "status" text collate "C" not null default 'valid',
  "status_reason" text collate "C",
  "status_by" text collate "C",
  "status_list_id" text collate "C",
  "status_index" bigint,
  "status_place" text collate "C",
  "notification_id" text collate "C",
  "wallet_event" text collate "C",
  "version" bigint not null default 1,
  "issued_at" bigint not null,
  "expires_at" bigint not null,
  "updated_at" bigint,
  primary key ("tenant", "id")
);
create unique index "issued_credentials_one_status_place" on "issued_credentials" ("tenant", "status_place");
create index "issued_credentials_by_issued_at" on "issued_credentials" ("tenant", "issued_at", "id");
create index "issued_credentials_by_configuration_id" on "issued_credentials" ("tenant", "configuration_id", "id");
create index "issued_credentials_by_client_id" on "issued_credentials" ("tenant", "client_id", "id");
create index "issued_credentials_by_user_id" on "issued_credentials" ("tenant", "user_id", "id");
create index "issued_credentials_by_status" on "issued_credentials" ("tenant", "status", "id");
create index "issued_credentials_by_user_id_issued_at" on "issued_credentials" ("tenant", "user_id", "issued_at", "id");
create index "issued_credentials_by_client_id_issued_at" on "issued_credentials" ("tenant", "client_id", "issued_at", "id");
create index "issued_credentials_by_configuration_id_issued_at" on "issued_credentials" ("tenant", "configuration_id", "issued_at", "id");
create index "issued_credentials_by_grant_id" on "issued_credentials" ("tenant", "grant_id", "id") where "grant_id" is not null;
create index "issued_credentials_by_notification_id" on "issued_credentials" ("tenant", "notification_id", "id") where "notification_id" is not null;
create index "issued_credentials_by_expires_at" on "issued_credentials" ("tenant", "expires_at", "id");
create index "issued_credentials_by_key_thumbprint" on "issued_credentials" ("tenant", "key_thumbprint", "id") where "key_thumbprint" is not null;
create index "issued_credentials_search" on "issued_credentials" using gin ((lower((' ' || coalesce("holder_name", '')) collate "default")) gin_trgm_ops);

create table "status_lists" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "description" text collate "C",
  "active" smallint not null default 1,
  "client_id" text collate "C" not null,
  "size" bigint not null,
  "is_open" smallint not null,
  "owner" text collate "C",
  "contacts" text not null default '[]',
  "review" text collate "C" not null default 'waiting',
  "review_note" text collate "C",
  "reviewed_by" text collate "C",
  "reviewed_at" bigint,
  "authors" text not null default '[]',
  "version" bigint not null default 1,
  "created_at" bigint not null,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create index "status_lists_by_created_at" on "status_lists" ("tenant", "created_at", "id");
create index "status_lists_by_updated_at" on "status_lists" ("tenant", "updated_at", "id");
create index "status_lists_by_active" on "status_lists" ("tenant", "active", "id");
create index "status_lists_by_client_id" on "status_lists" ("tenant", "client_id", "id");
create index "status_lists_by_owner" on "status_lists" ("tenant", "owner", "id") where "owner" is not null;
create index "status_lists_by_review" on "status_lists" ("tenant", "review", "id");
create index "status_lists_by_client_id_is_open" on "status_lists" ("tenant", "client_id", "is_open", "id");

create table "status_list_versions" (
  "tenant" text collate "C" not null,
  "status_list_id" text collate "C" not null,
  "status_list" text not null,
  "id" text collate "C" not null,
  "version" bigint not null,
  "at" bigint not null,
  "actor_type" text collate "C" not null,
  "actor_id" text collate "C",
  primary key ("tenant", "id")
);
create index "status_list_versions_by_status_list_id_version" on "status_list_versions" ("tenant", "status_list_id", "version", "id");

create table "key_pairs" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C",
  "type" text collate "C" not null default 'P-256',
  "use" text collate "C" not null default 'sig',
  "alg" text collate "C",
  "client_id" text collate "C",
  "is_default" smallint not null default 0,
  "state" text collate "C" not null default 'active',
  "signs_at" bigint,
  "retires_at" bigint,
  "successor_id" text collate "C",
  "public_key" text collate "C" not null,
  "public_jwk" text not null,
  "sealed_private_key" text collate "C" not null,
  "first_used_at" bigint,
  "last_used_at" bigint,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create index "key_pairs_by_name" on "key_pairs" ("tenant", "name" nulls first, "id");
create index "key_pairs_by_created_at" on "key_pairs" ("tenant", "created_at", "id");
create index "key_pairs_by_updated_at" on "key_pairs" ("tenant", "updated_at", "id");
create index "key_pairs_by_type" on "key_pairs" ("tenant", "type", "id");
create index "key_pairs_by_use" on "key_pairs" ("tenant", "use", "id");
create index "key_pairs_by_alg" on "key_pairs" ("tenant", "alg", "id") where "alg" is not null;
create index "key_pairs_by_state" on "key_pairs" ("tenant", "state", "id");
create index "key_pairs_by_client_id_created_at" on "key_pairs" ("tenant", "client_id", "created_at", "id") where "client_id" is not null;
create index "key_pairs_search" on "key_pairs" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "signers" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "url" text collate "C" not null,
  "secret" text not null,
  "jwks" text not null,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "signers_one_name" on "signers" ("tenant", "name");
create index "signers_by_created_at" on "signers" ("tenant", "created_at", "id");
create index "signers_by_updated_at" on "signers" ("tenant", "updated_at", "id");
create index "signers_search" on "signers" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "users" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "backend_id" text collate "C",
  "username" text collate "C" not null,
  "sign_in_name" text collate "C" not null,
  "name" text collate "C",
  "given_name" text collate "C",
  "family_name" text collate "C",
  "middle_name" text collate "C",
  "nickname" text collate "C",
  "profile" text collate "C",
  "picture" text collate "C",
  "website" text collate "C",
  "gender" text collate "C",
  "birthdate" text collate "C",
  "locale" text collate "C",
  "zoneinfo" text collate "C",
  "email" text collate "C",
  "email_verified" smallint not null default 0,
  "phone_number" text collate "C",
  "phone_number_verified" smallint not null default 0,
  "address" text,
  "group" text collate "C",
  "metadata" text not null default '{}',
  "federated_metadata" text not null default '{}',
  "roles" text not null default '[]',
  "authorized_scopes" text not null default '[]',
  "external_id" text collate "C",
  "blocked" smallint not null default 0,
  "directory_id" text collate "C",
  "password" text collate "C",
  "password_hash" text collate "C",
  "former_password_hashes" text not null default '[]',
  "user_code" text collate "C",
  "user_code_hash" text collate "C",
  "must_change_password" smallint not null default 0,
  "failed_sign_ins" bigint not null default 0,
  "locked_until" bigint,
  "failed_factors" bigint not null default 0,
  "factors_locked_until" bigint,
  "second_factor_asked_at" bigint,
  "tokens_revoked_at" bigint,
  "last_login_at" bigint,
  "confirmed_at" bigint,
  "ways_in_version" bigint not null default 0,
  "applications_version" bigint not null default 0,
  "test_client_id" text collate "C",
  "test_place" text collate "C",
  "former_powers" text not null default '[]',
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "users_one_sign_in_name" on "users" ("tenant", "sign_in_name");
create unique index "users_one_directory_id" on "users" ("tenant", "directory_id");
create unique index "users_one_test_place" on "users" ("tenant", "test_place");
create index "users_by_username" on "users" ("tenant", "username", "id");
create index "users_by_name" on "users" ("tenant", "name" nulls first, "id");
create index "users_by_created_at" on "users" ("tenant", "created_at", "id");
create index "users_by_updated_at" on "users" ("tenant", "updated_at", "id");
create index "users_by_external_id" on "users" ("tenant", "external_id", "id") where "external_id" is not null;
create index "users_by_blocked" on "users" ("tenant", "blocked", "id");
create index "users_by_test_client_id" on "users" ("tenant", "test_client_id", "id") where "test_client_id" is not null;
create index "users_by_backend_id_created_at" on "users" ("tenant", "backend_id", "created_at", "id") where "backend_id" is not null;
create index "users_holding_roles" on "users" using gin (("roles"::jsonb) jsonb_path_ops);
create index "users_holding_authorized_scopes" on "users" using gin (("authorized_scopes"::jsonb) jsonb_path_ops);
create index "users_search" on "users" using gin ((lower((' ' || coalesce("username", '') || ' ' || coalesce("name", '') || ' ' || coalesce("email", '')) collate "default")) gin_trgm_ops);

create table "user_imports" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "format" text collate "C" not null default 'csv',
  "backend_id" text collate "C",
  "proved" smallint not null default 0,
  "columns" text not null default '{}',
  "state" text collate "C" not null default 'uploading',
  "error" text collate "C",
  "found" text not null default '[]',
  "received" bigint not null default 0,
  "parts" bigint not null default 0,
  "slices" bigint not null default 0,
  "place" bigint not null default 0,
  "rows" bigint not null default 0,
  "handled" bigint not null default 0,
  "created" bigint not null default 0,
  "skipped" bigint not null default 0,
  "faulty" bigint not null default 0,
  "importer" text,
  "maker" text,
  "secret_columns" text not null default '[]',
  "checked_version" bigint,
  "kept_until" bigint not null,
  "ended_at" bigint,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create index "user_imports_by_created_at" on "user_imports" ("tenant", "created_at", "id");
create index "user_imports_by_updated_at" on "user_imports" ("tenant", "updated_at", "id");
create index "user_imports_by_state" on "user_imports" ("tenant", "state", "id");
create index "user_imports_search" on "user_imports" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "user_import_parts" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "import_id" text collate "C" not null,
  "stage" text collate "C" not null,
  "content" text collate "C" not null,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);
create index "user_import_parts_by_import_id_stage" on "user_import_parts" ("tenant", "import_id", "stage", "id");

create table "user_import_faults" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "import_id" text collate "C" not null,
  "line" bigint not null,
  "username" text collate "C",
  "errors" text not null default '{}',
  primary key ("tenant", "id")
);
create index "user_import_faults_by_line" on "user_import_faults" ("tenant", "line", "id");
create index "user_import_faults_by_import_id_line" on "user_import_faults" ("tenant", "import_id", "line", "id");

create table "organizations" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "label" text collate "C",
  "description" text collate "C",
  "identity_provider_id" text collate "C",
  "settings" text not null default '{}',
  "administrators_version" bigint not null default 0,
  "invitations_version" bigint not null default 0,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create index "organizations_by_name" on "organizations" ("tenant", "name", "id");
create index "organizations_by_created_at" on "organizations" ("tenant", "created_at", "id");
create index "organizations_by_updated_at" on "organizations" ("tenant", "updated_at", "id");
create index "organizations_by_identity_provider_id" on "organizations" ("tenant", "identity_provider_id", "id") where "identity_provider_id" is not null;
create index "organizations_search" on "organizations" using gin ((lower((' ' || coalesce("name", '') || ' ' || coalesce("label", '')) collate "default")) gin_trgm_ops);

create table "memberships" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "organization_id" text collate "C" not null,
  "user_id" text collate "C" not null,
  "role" text collate "C" not null default 'member',
  "titles" text not null default '[]',
  "roles" text not null default '[]',
  "created_at" bigint not null,
  primary key ("tenant", "id")
);
create index "memberships_by_organization_id_created_at" on "memberships" ("tenant", "organization_id", "created_at", "id");
create index "memberships_by_user_id_created_at" on "memberships" ("tenant", "user_id", "created_at", "id");

create table "organization_domains" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "organization_id" text collate "C" not null,
  "domain" text collate "C" not null,
  "challenge" text collate "C" not null,
  "verified_at" bigint,
  "verified_domain" text collate "C",
  "federated_server_id" text collate "C",
  "enforced" smallint not null default 0,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "organization_domains_one_verified_domain" on "organization_domains" ("tenant", "verified_domain");
create index "organization_domains_by_domain" on "organization_domains" ("tenant", "domain", "id");
create index "organization_domains_by_created_at" on "organization_domains" ("tenant", "created_at", "id");
create index "organization_domains_by_updated_at" on "organization_domains" ("tenant", "updated_at", "id");
create index "organization_domains_by_organization_id" on "organization_domains" ("tenant", "organization_id", "id");
create index "organization_domains_by_federated_server_id" on "organization_domains" ("tenant", "federated_server_id", "id") where "federated_server_id" is not null;
create index "organization_domains_search" on "organization_domains" using gin ((lower((' ' || coalesce("domain", '')) collate "default")) gin_trgm_ops);

create table "people_groups" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "description" text collate "C",
  "external_id" text collate "C",
  "parent_id" text collate "C",
  "roles" text not null default '[]',
  "scopes" text not null default '[]',
  "former_powers" text not null default '[]',
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "people_groups_one_name" on "people_groups" ("tenant", "name");
create index "people_groups_by_created_at" on "people_groups" ("tenant", "created_at", "id");
create index "people_groups_by_updated_at" on "people_groups" ("tenant", "updated_at", "id");
create index "people_groups_by_external_id" on "people_groups" ("tenant", "external_id", "id") where "external_id" is not null;
create index "people_groups_by_parent_id" on "people_groups" ("tenant", "parent_id", "id") where "parent_id" is not null;
create index "people_groups_by_parent_id_created_at" on "people_groups" ("tenant", "parent_id", "created_at", "id") where "parent_id" is not null;
create index "people_groups_search" on "people_groups" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "group_members" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "group_id" text collate "C" not null,
  "user_id" text collate "C" not null,
  "created_at" bigint not null,
  primary key ("tenant", "id")
);
create index "group_members_by_group_id_created_at" on "group_members" ("tenant", "group_id", "created_at", "id");
create index "group_members_by_user_id_created_at" on "group_members" ("tenant", "user_id", "created_at", "id");

create table "invitations" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "organization_id" text collate "C" not null,
  "invitee" text collate "C" not null,
  "backend_id" text collate "C" not null,
  "place" text collate "C" not null,
  "role" text collate "C" not null default 'member',
  "created_at" bigint not null,
  "expires_at" bigint not null,
  "answered_at" bigint,
  primary key ("id", "tenant")
);
create unique index "invitations_one_place" on "invitations" ("tenant", "place");
create index "invitations_by_organization_id_created_at" on "invitations" ("tenant", "organization_id", "created_at", "id");
create index "invitations_by_invitee" on "invitations" ("tenant", "invitee", "id");

create table "identity_providers" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "backend_id" text collate "C",
  "is_default" smallint not null default 0,
  "password_sign_in" smallint not null default 1,
  "email_sign_in" text collate "C" not null default 'off',
  "federated_servers" text not null default '[]',
  "session_ttl" bigint,
  "session_idle_ttl" bigint,
  "choose_session" smallint not null default 0,
  "registrable" smallint not null default 0,
  "confirmable" smallint not null default 0,
  "reset_password" smallint not null default 1,
  "forgot_password_uri" text collate "C",
  "totp" smallint not null default 1,
  "totp_issuer" text collate "C",
  "totp_past_steps" bigint not null default 1,
  "passkeys" smallint not null default 1,
  "email_codes" smallint not null default 0,
  "second_factor" text collate "C" not null default 'optional',
  "second_factor_grace_ttl" bigint not null default 0,
  "remember_device_ttl" bigint not null default 0,
  "user_verification" text collate "C" not null default 'preferred',
  "user_editable" smallint not null default 0,
  "verifier_id" text collate "C",
  "destroyable" smallint not null default 1,
  "consentable" smallint not null default 1,
  "consent_uri" text collate "C",
  "brand_name" text collate "C",
  "page_title" text collate "C",
  "logo_uri" text collate "C",
  "background_uri" text collate "C",
  "accent_color" text collate "C",
  "accent_color_dark" text collate "C",
  "background_color" text collate "C",
  "background_color_dark" text collate "C",
  "card_color" text collate "C",
  "card_color_dark" text collate "C",
  "corner_radius" bigint,
  "texts" text,
  "help_uri" text collate "C",
  "policy_uri" text collate "C",
  "tos_uri" text collate "C",
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "identity_providers_one_name" on "identity_providers" ("tenant", "name");
create index "identity_providers_by_created_at" on "identity_providers" ("tenant", "created_at", "id");
create index "identity_providers_by_updated_at" on "identity_providers" ("tenant", "updated_at", "id");
create index "identity_providers_by_backend_id" on "identity_providers" ("tenant", "backend_id", "id") where "backend_id" is not null;
create index "identity_providers_search" on "identity_providers" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "federated_servers" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "preset" text collate "C",
  "protocol" text collate "C" not null default 'oidc',
  "active" smallint not null default 1,
  "shown" smallint not null default 1,
  "issuer" text collate "C",
  "authorization_endpoint" text collate "C",
  "token_endpoint" text collate "C",
  "userinfo_endpoint" text collate "C",
  "jwks_uri" text collate "C",
  "end_session_endpoint" text collate "C",
  "client_id" text collate "C",
  "client_secret" text,
  "client_auth_method" text collate "C" not null default 'client_secret_basic',
  "scopes" text not null default '["openid","profile","email"]',
  "scope_separator" text collate "C",
  "parameters" text not null default '[]',
  "pkce" smallint not null default 1,
  "iss_parameter" smallint not null default 0,
  "sign_out" smallint not null default 0,
  "saml_entity_id" text collate "C",
  "saml_sign_on_url" text collate "C",
  "saml_certificates" text collate "C",
  "saml_name_id_format" text collate "C" not null default 'persistent',
  "saml_signing_key" text,
  "saml_signing_certificate" text collate "C",
  "saml_logout_url" text collate "C",
  "saml_logout_binding" text collate "C" not null default 'http_redirect',
  "saml_decryption_key" text,
  "saml_decryption_certificate" text collate "C",
  "saml_ask_again" smallint not null default 0,
  "subject_claim" text collate "C" not null default 'sub',
  "attributes" text not null default '{}',
  "claim_documents" text not null default '[]',
  "role_rules" text not null default '[]',
  "create_people" smallint not null default 1,
  "update_people" smallint not null default 1,
  "trust_email" smallint not null default 0,
  "trust_sign_in_time" smallint not null default 0,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "federated_servers_one_name" on "federated_servers" ("tenant", "name");
create index "federated_servers_by_created_at" on "federated_servers" ("tenant", "created_at", "id");
create index "federated_servers_by_updated_at" on "federated_servers" ("tenant", "updated_at", "id");
create index "federated_servers_by_protocol" on "federated_servers" ("tenant", "protocol", "id");
create index "federated_servers_by_active" on "federated_servers" ("tenant", "active", "id");
create index "federated_servers_search" on "federated_servers" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "linked_accounts" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "identity" text collate "C" not null,
  "user_id" text collate "C" not null,
  "federated_server_id" text collate "C" not null,
  "subject" text collate "C" not null,
  "label" text collate "C",
  "created_at" bigint not null,
  "last_used_at" bigint,
  primary key ("tenant", "id")
);
create unique index "linked_accounts_one_identity" on "linked_accounts" ("tenant", "identity");
create index "linked_accounts_by_created_at" on "linked_accounts" ("tenant", "created_at", "id");
create index "linked_accounts_by_user_id" on "linked_accounts" ("tenant", "user_id", "id");
create index "linked_accounts_by_federated_server_id" on "linked_accounts" ("tenant", "federated_server_id", "id");
create index "linked_accounts_search" on "linked_accounts" using gin ((lower((' ' || coalesce("subject", '') || ' ' || coalesce("label", '')) collate "default")) gin_trgm_ops);

create table "federated_sign_ins" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "step" text collate "C" not null,
  "federated_server_id" text collate "C" not null,
  "backend_id" text collate "C" not null,
  "user_id" text collate "C",
  "browser" text collate "C" not null,
  "secrets" text collate "C" not null,
  "created_at" bigint not null,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);

create table "backends" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "type" text collate "C" not null default 'internal',
  "is_default" smallint not null default 0,
  "create_default_organization" smallint not null default 0,
  "roles" text not null default '[]',
  "metadata_fields" text not null default '[]',
  "password_min_strength" bigint not null default 0,
  "password_hashing" text not null default '{"algorithm":"argon2id","memory":19456,"passes":2,"parallelism":1}',
  "mail_server_id" text collate "C",
  "preset" text collate "C",
  "ldap_host" text collate "C",
  "ldap_port" bigint,
  "ldap_security" text collate "C" not null default 'tls',
  "ldap_authorities" text collate "C",
  "ldap_bind_dn" text collate "C",
  "ldap_bind_password" text,
  "ldap_pool_size" bigint not null default 5,
  "ldap_timeout" bigint not null default 5,
  "ldap_base_dn" text collate "C",
  "ldap_user_attribute" text collate "C" not null default 'uid',
  "ldap_further_attributes" text not null default '[]',
  "ldap_skip_disabled" smallint not null default 0,
  "ldap_user_class" text collate "C",
  "ldap_id_attribute" text collate "C" not null default 'entryUUID',
  "ldap_attributes" text not null default '{"email":"mail","name":"cn","given_name":"givenName","family_name":"sn","phone_number":"telephoneNumber"}',
  "ldap_trust_email" smallint not null default 1,
  "ldap_groups" text collate "C" not null default 'none',
  "ldap_group_base_dn" text collate "C",
  "ldap_group_attribute" text collate "C" not null default 'member',
  "ldap_role_rules" text not null default '[]',
  "create_people" smallint not null default 1,
  "former_powers" text not null default '[]',
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "backends_one_name" on "backends" ("tenant", "name");
create index "backends_by_created_at" on "backends" ("tenant", "created_at", "id");
create index "backends_by_updated_at" on "backends" ("tenant", "updated_at", "id");
create index "backends_search" on "backends" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "mail_servers" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "is_default" smallint not null default 0,
  "sender" text collate "C" not null,
  "host" text collate "C" not null,
  "port" bigint,
  "security" text collate "C" not null default 'tls',
  "username" text collate "C",
  "password" text,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "mail_servers_one_name" on "mail_servers" ("tenant", "name");
create index "mail_servers_by_created_at" on "mail_servers" ("tenant", "created_at", "id");
create index "mail_servers_by_updated_at" on "mail_servers" ("tenant", "updated_at", "id");
create index "mail_servers_search" on "mail_servers" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "trusted_issuers" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "issuer" text collate "C" not null,
  "active" smallint not null default 1,
  "purposes" text not null default '[]',
  "jwks" text,
  "jwks_uri" text collate "C",
  "roots" text collate "C",
  "signing_algs" text not null default '["ES256","PS256","EdDSA","RS256"]',
  "introspection_endpoint" text collate "C",
  "introspection_client_id" text collate "C",
  "introspection_client_secret" text,
  "hmac_secret" text,
  "cache_ttl" bigint,
  "audiences" text not null default '[]',
  "token_types" text not null default '["at+jwt"]',
  "scopes" text not null default '[]',
  "subject_claim" text collate "C" not null default 'sub',
  "override_claim" text collate "C",
  "creates_people" smallint not null default 0,
  "attributes" text not null default '{}',
  "subject_is" text collate "C" not null default 'id',
  "user_id" text collate "C",
  "client_id" text collate "C",
  "owner" text collate "C",
  "contacts" text not null default '[]',
  "review" text collate "C" not null default 'waiting',
  "review_note" text collate "C",
  "reviewed_by" text collate "C",
  "reviewed_at" bigint,
  "authors" text not null default '[]',
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "trusted_issuers_one_issuer" on "trusted_issuers" ("tenant", "issuer");
create index "trusted_issuers_by_name" on "trusted_issuers" ("tenant", "name", "id");
create index "trusted_issuers_by_created_at" on "trusted_issuers" ("tenant", "created_at", "id");
create index "trusted_issuers_by_updated_at" on "trusted_issuers" ("tenant", "updated_at", "id");
create index "trusted_issuers_by_owner" on "trusted_issuers" ("tenant", "owner", "id") where "owner" is not null;
create index "trusted_issuers_by_review" on "trusted_issuers" ("tenant", "review", "id");
create index "trusted_issuers_search" on "trusted_issuers" using gin ((lower((' ' || coalesce("name", '') || ' ' || coalesce("issuer", '')) collate "default")) gin_trgm_ops);

create table "assertion_rules" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "active" smallint not null default 1,
  "direction" text collate "C" not null,
  "client_id" text collate "C" not null,
  "party" text collate "C" not null,
  "assertion_type" text collate "C" not null default 'id_jag',
  "party_client_id" text collate "C",
  "groups" text not null default '[]',
  "resources" text not null default '[]',
  "scopes" text not null default '[]',
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "assertion_rules_one_name" on "assertion_rules" ("tenant", "name");
create index "assertion_rules_by_created_at" on "assertion_rules" ("tenant", "created_at", "id");
create index "assertion_rules_by_updated_at" on "assertion_rules" ("tenant", "updated_at", "id");
create index "assertion_rules_by_direction" on "assertion_rules" ("tenant", "direction", "id");
create index "assertion_rules_by_client_id" on "assertion_rules" ("tenant", "client_id", "id");
create index "assertion_rules_by_party" on "assertion_rules" ("tenant", "party", "id");
create index "assertion_rules_search" on "assertion_rules" using gin ((lower((' ' || coalesce("name", '') || ' ' || coalesce("party", '')) collate "default")) gin_trgm_ops);

create table "policies" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "description" text collate "C",
  "effect" text collate "C" not null default 'allow',
  "stage" text collate "C" not null default 'draft',
  "engine" text collate "C" not null default 'matcho',
  "rule" text,
  "points" text not null default '[]',
  "client_ids" text not null default '[]',
  "user_ids" text not null default '[]',
  "role_ids" text not null default '[]',
  "organization_ids" text not null default '[]',
  "operations" text not null default '[]',
  "by_scope" smallint not null default 0,
  "reason" text collate "C",
  "most_scopes" text,
  "longest_ttl" bigint,
  "step_up" text,
  "cases" text not null default '[]',
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "policies_one_name" on "policies" ("tenant", "name");
create index "policies_by_created_at" on "policies" ("tenant", "created_at", "id");
create index "policies_by_updated_at" on "policies" ("tenant", "updated_at", "id");
create index "policies_by_effect" on "policies" ("tenant", "effect", "id");
create index "policies_by_stage" on "policies" ("tenant", "stage", "id");
create index "policies_by_engine" on "policies" ("tenant", "engine", "id");
create index "policies_holding_client_ids" on "policies" using gin (("client_ids"::jsonb) jsonb_path_ops);
create index "policies_holding_user_ids" on "policies" using gin (("user_ids"::jsonb) jsonb_path_ops);
create index "policies_holding_role_ids" on "policies" using gin (("role_ids"::jsonb) jsonb_path_ops);
create index "policies_holding_organization_ids" on "policies" using gin (("organization_ids"::jsonb) jsonb_path_ops);
create index "policies_search" on "policies" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "policy_versions" (
  "tenant" text collate "C" not null,
  "policy_id" text collate "C" not null,
  "policy" text not null,
  "id" text collate "C" not null,
  "version" bigint not null,
  "at" bigint not null,
  "actor_type" text collate "C" not null,
  "actor_id" text collate "C",
  primary key ("tenant", "id")
);
create index "policy_versions_by_policy_id_version" on "policy_versions" ("tenant", "policy_id", "version", "id");

create table "policy_decisions" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "request_id" text collate "C" not null,
  "at" bigint not null,
  "point" text collate "C" not null,
  "operation" text collate "C" not null,
  "client_id" text collate "C" not null,
  "user_id" text collate "C",
  "effect" text collate "C" not null,
  "decided_by" text collate "C",
  "reason" text collate "C",
  "shadow_effect" text collate "C",
  "shadow_decided_by" text collate "C",
  "scope_takes" text not null default '[]',
  "scope_held" text not null default '[]',
  "is_exempt" smallint not null default 0,
  "cost" bigint not null,
  "trace" text not null default '[]',
  "request" text not null,
  "debugged" smallint not null default 0,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);
create index "policy_decisions_by_at" on "policy_decisions" ("tenant", "at", "id");
create index "policy_decisions_by_point" on "policy_decisions" ("tenant", "point", "id");
create index "policy_decisions_by_effect" on "policy_decisions" ("tenant", "effect", "id");
create index "policy_decisions_by_shadow_effect" on "policy_decisions" ("tenant", "shadow_effect", "id") where "shadow_effect" is not null;
create index "policy_decisions_by_request_id" on "policy_decisions" ("tenant", "request_id", "id");
create index "policy_decisions_by_client_id_at" on "policy_decisions" ("tenant", "client_id", "at", "id");

create table "saved_requests" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "point" text collate "C" not null default 'operation',
  "request" text not null default '{}',
  "client_id" text collate "C",
  "user_id" text collate "C",
  "shared" smallint not null default 0,
  "owner" text collate "C" not null,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create index "saved_requests_by_name" on "saved_requests" ("tenant", "name", "id");
create index "saved_requests_by_created_at" on "saved_requests" ("tenant", "created_at", "id");
create index "saved_requests_by_updated_at" on "saved_requests" ("tenant", "updated_at", "id");
create index "saved_requests_by_point" on "saved_requests" ("tenant", "point", "id");
create index "saved_requests_by_shared" on "saved_requests" ("tenant", "shared", "id");
create index "saved_requests_by_owner" on "saved_requests" ("tenant", "owner", "id");
create index "saved_requests_search" on "saved_requests" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "reviews" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "requested_by" text collate "C" not null,
  "reason" text collate "C" not null,
  "state" text collate "C" not null default 'waiting',
  "items" text not null,
  "checked" text not null default '[]',
  "decided_by" text collate "C",
  "decided_at" bigint,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create index "reviews_by_created_at" on "reviews" ("tenant", "created_at", "id");
create index "reviews_by_updated_at" on "reviews" ("tenant", "updated_at", "id");
create index "reviews_by_client_id_created_at" on "reviews" ("tenant", "client_id", "created_at", "id");
create index "reviews_by_state_created_at" on "reviews" ("tenant", "state", "created_at", "id");

create table "developer_requests" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "email" text collate "C" not null,
  "user_id" text collate "C",
  "reason" text collate "C",
  "state" text collate "C" not null default 'invited',
  "expires_at" bigint,
  "answer" text collate "C",
  "decided_by" text collate "C",
  "decided_at" bigint,
  "place" text collate "C" not null,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "developer_requests_one_place" on "developer_requests" ("tenant", "place");
create index "developer_requests_by_created_at" on "developer_requests" ("tenant", "created_at", "id");
create index "developer_requests_by_updated_at" on "developer_requests" ("tenant", "updated_at", "id");
create index "developer_requests_by_user_id" on "developer_requests" ("tenant", "user_id", "id") where "user_id" is not null;
create index "developer_requests_by_state" on "developer_requests" ("tenant", "state", "id");
create index "developer_requests_by_state_created_at" on "developer_requests" ("tenant", "state", "created_at", "id");
create index "developer_requests_search" on "developer_requests" using gin ((lower((' ' || coalesce("email", '')) collate "default")) gin_trgm_ops);

create table "scim_tokens" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "expires_at" bigint,
  "grant_id" text collate "C" not null,
  "created_by" text collate "C",
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create index "scim_tokens_by_name" on "scim_tokens" ("tenant", "name", "id");
create index "scim_tokens_by_created_at" on "scim_tokens" ("tenant", "created_at", "id");
create index "scim_tokens_by_updated_at" on "scim_tokens" ("tenant", "updated_at", "id");
create index "scim_tokens_search" on "scim_tokens" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "audit_events" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "sequence" bigint not null default 0,
  "at" bigint not null,
  "action" text collate "C" not null,
  "outcome" text collate "C" not null default 'done',
  "actor_type" text collate "C" not null,
  "actor_id" text collate "C",
  "client_id" text collate "C",
  "target_type" text collate "C",
  "target_id" text collate "C",
  "target_name" text collate "C",
  "changes" text not null default '{}',
  "reason" text collate "C",
  "address" text collate "C",
  "request_id" text collate "C",
  primary key ("tenant", "id")
);
create index "audit_events_by_sequence" on "audit_events" ("tenant", "sequence", "id");
create index "audit_events_by_at" on "audit_events" ("tenant", "at", "id");
create index "audit_events_by_outcome" on "audit_events" ("tenant", "outcome", "id");
create index "audit_events_by_target_type" on "audit_events" ("tenant", "target_type", "id") where "target_type" is not null;
create index "audit_events_by_target_id_at" on "audit_events" ("tenant", "target_id", "at", "id") where "target_id" is not null;
create index "audit_events_by_actor_id_at" on "audit_events" ("tenant", "actor_id", "at", "id") where "actor_id" is not null;
create index "audit_events_by_client_id_at" on "audit_events" ("tenant", "client_id", "at", "id") where "client_id" is not null;
create index "audit_events_by_action_at" on "audit_events" ("tenant", "action", "at", "id");
create index "audit_events_search" on "audit_events" using gin ((lower((' ' || coalesce("target_name", '')) collate "default")) gin_trgm_ops);

create table "access_tokens" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "format" text collate "C" not null,
  "client_id" text collate "C" not null,
  "user_id" text collate "C",
  "grant_id" text collate "C",
  "grant_type" text collate "C" not null,
  "scope" text not null default '[]',
  "audience" text not null default '[]',
  "confirmation" text,
  "claims" text,
  "subject_token_id" text collate "C",
  "credential_id" text collate "C",
  "request_id" text collate "C",
  "network" text collate "C",
  "issued_at" bigint not null,
  "expires_at" bigint not null,
  "revoked_at" bigint,
  primary key ("id", "tenant")
);
create index "access_tokens_by_client_id" on "access_tokens" ("tenant", "client_id", "id");
create index "access_tokens_by_user_id" on "access_tokens" ("tenant", "user_id", "id") where "user_id" is not null;

create table "refresh_tokens" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "grant_id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "user_id" text collate "C",
  "scope" text not null default '[]',
  "audience" text not null default '[]',
  "confirmation" text,
  "issued_at" bigint not null,
  "expires_at" bigint not null,
  "used_at" bigint,
  "lasting" smallint not null default 0,
  "last_used_at" bigint,
  "answer" text collate "C",
  "revoked_at" bigint,
  primary key ("id", "tenant")
);

create table "grants" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "user_id" text collate "C",
  "session_id" text collate "C",
  "sid" text collate "C",
  "scope" text not null default '[]',
  "audience" text not null default '[]',
  "authorization_details" text,
  "nonce" text collate "C",
  "claims" text,
  "launch" text,
  "agent" smallint,
  "sealed_presented" text collate "C",
  "auth_time" bigint,
  "acr" text collate "C",
  "amr" text not null default '[]',
  "created_at" bigint not null,
  "expires_at" bigint not null,
  "revoked_at" bigint,
  primary key ("id", "tenant")
);
create index "grants_by_client_id" on "grants" ("tenant", "client_id", "id");
create index "grants_by_user_id" on "grants" ("tenant", "user_id", "id") where "user_id" is not null;

create table "authorization_codes" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "grant_id" text collate "C" not null,
  "user_id" text collate "C",
  "redirect_uri" text collate "C" not null,
  "names_redirect_uri" smallint not null default 0,
  "code_challenge" text collate "C",
  "dpop_jkt" text collate "C",
  "issued_at" bigint not null,
  "expires_at" bigint not null,
  "kept_until" bigint not null,
  "used_at" bigint,
  primary key ("id", "tenant")
);

create table "waiting_requests" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "params" text not null,
  "browser" text collate "C",
  "session_id" text collate "C",
  "agreed" text,
  "declined_at" bigint,
  "pushed_id" text collate "C",
  "created_at" bigint not null,
  "begins_until" bigint,
  "expires_at" bigint not null,
  "used_at" bigint,
  primary key ("id", "tenant")
);

create table "decoupled_requests" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "kind" text collate "C" not null,
  "client_id" text collate "C" not null,
  "user_code" text collate "C",
  "user_id" text collate "C",
  "scope" text not null default '[]',
  "audience" text not null default '[]',
  "authorization_details" text,
  "binding_message" text collate "C",
  "ping" text collate "C",
  "answer" text collate "C",
  "state" text collate "C" not null default 'pending',
  "grant_id" text collate "C",
  "interval" bigint not null,
  "polled_at" bigint,
  "network" text collate "C" not null,
  "created_at" bigint not null,
  "expires_at" bigint not null,
  "kept_until" bigint not null,
  "told_at" bigint,
  "used_at" bigint,
  primary key ("id", "tenant")
);
create unique index "decoupled_requests_one_user_code" on "decoupled_requests" ("tenant", "user_code");
create index "decoupled_requests_by_user_id" on "decoupled_requests" ("tenant", "user_id", "id") where "user_id" is not null;

create table "sessions" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "user_id" text collate "C" not null,
  "backend_id" text collate "C" not null,
  "sid" text collate "C" not null,
  "auth_time" bigint not null,
  "amr" text not null default '[]',
  "acr" text collate "C",
  "federated_server_id" text collate "C",
  "federated_id_token" text collate "C",
  "saml_name" text collate "C",
  "saml_name_key" text collate "C",
  "remember" text collate "C" not null default 'no',
  "trusted_device_id" text collate "C",
  "second_factor_put_off" smallint not null default 0,
  "address" text collate "C",
  "agent" text collate "C",
  "created_at" bigint not null,
  "last_seen_at" bigint not null,
  "longest_pause" bigint not null default 0,
  "session_idle_ttl" bigint,
  "expires_at" bigint not null,
  "ended_at" bigint,
  primary key ("id", "tenant")
);
create index "sessions_by_user_id" on "sessions" ("tenant", "user_id", "id");
create index "sessions_by_saml_name_key" on "sessions" ("tenant", "saml_name_key", "id") where "saml_name_key" is not null;

create table "client_sessions" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "user_id" text collate "C" not null,
  "sid" text collate "C" not null,
  "since" bigint not null,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);
create index "client_sessions_by_user_id_sid" on "client_sessions" ("tenant", "user_id", "sid", "id");

create table "logout_deliveries" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "user_id" text collate "C" not null,
  "sid" text collate "C" not null,
  "outcome" text collate "C" not null default 'waiting',
  "attempts" bigint not null default 0,
  "status" bigint,
  "detail" text collate "C",
  "created_at" bigint not null,
  "attempted_at" bigint,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);
create index "logout_deliveries_by_created_at" on "logout_deliveries" ("tenant", "created_at", "id");
create index "logout_deliveries_by_client_id" on "logout_deliveries" ("tenant", "client_id", "id");
create index "logout_deliveries_by_user_id" on "logout_deliveries" ("tenant", "user_id", "id");
create index "logout_deliveries_by_outcome" on "logout_deliveries" ("tenant", "outcome", "id");
create index "logout_deliveries_by_client_id_created_at" on "logout_deliveries" ("tenant", "client_id", "created_at", "id");

create table "signal_streams" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "place" text collate "C" not null,
  "description" text collate "C",
  "method" text collate "C" not null,
  "endpoint_url" text collate "C",
  "authorization" text collate "C",
  "events_requested" text not null default '[]',
  "status" text collate "C" not null default 'enabled',
  "status_reason" text collate "C",
  "queued_sequence" bigint not null default 0,
  "verified_at" bigint,
  "failing_since" bigint,
  "last_error" text collate "C",
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "signal_streams_one_place" on "signal_streams" ("tenant", "place");
create index "signal_streams_by_created_at" on "signal_streams" ("tenant", "created_at", "id");
create index "signal_streams_by_updated_at" on "signal_streams" ("tenant", "updated_at", "id");
create index "signal_streams_by_client_id" on "signal_streams" ("tenant", "client_id", "id");
create index "signal_streams_by_method" on "signal_streams" ("tenant", "method", "id");
create index "signal_streams_by_status" on "signal_streams" ("tenant", "status", "id");

create table "signals" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "stream_id" text collate "C" not null,
  "type" text collate "C" not null,
  "subject" text not null,
  "details" text not null default '{}',
  "txn" text collate "C",
  "at" bigint not null,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);
create index "signals_by_stream_id" on "signals" ("tenant", "stream_id", "id");

create table "signal_exclusions" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "stream_id" text collate "C" not null,
  "user_id" text collate "C" not null,
  primary key ("tenant", "id")
);
create index "signal_exclusions_by_stream_id" on "signal_exclusions" ("tenant", "stream_id", "id");
create index "signal_exclusions_by_user_id" on "signal_exclusions" ("tenant", "user_id", "id");

create table "unfinished_sign_ins" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "user_id" text collate "C" not null,
  "backend_id" text collate "C" not null,
  "amr" text not null default '[]',
  "remember" text collate "C" not null default 'no',
  "federated_server_id" text collate "C",
  "sealed_proof" text collate "C",
  "created_at" bigint not null,
  "expires_at" bigint not null,
  "used_at" bigint,
  primary key ("id", "tenant")
);
create index "unfinished_sign_ins_by_user_id" on "unfinished_sign_ins" ("tenant", "user_id", "id");

create table "trusted_devices" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "user_id" text collate "C" not null,
  "agent" text collate "C",
  "address" text collate "C" not null,
  "created_at" bigint not null,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);
create index "trusted_devices_by_user_id" on "trusted_devices" ("tenant", "user_id", "id");

create table "factors" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "user_id" text collate "C" not null,
  "type" text collate "C" not null,
  "name" text collate "C" not null,
  "secret" text,
  "last_step" bigint not null default 0,
  "address" text collate "C",
  "credential_id" text collate "C",
  "public_key" text collate "C",
  "sign_count" bigint not null default 0,
  "transports" text not null default '[]',
  "synced" smallint not null default 0,
  "created_at" bigint not null,
  "last_used_at" bigint,
  primary key ("tenant", "id")
);
create unique index "factors_one_credential_id" on "factors" ("tenant", "credential_id");
create index "factors_by_user_id_created_at" on "factors" ("tenant", "user_id", "created_at", "id");

create table "recovery_codes" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "user_id" text collate "C" not null,
  "created_at" bigint not null,
  "used_at" bigint,
  primary key ("tenant", "id")
);
create index "recovery_codes_by_user_id" on "recovery_codes" ("tenant", "user_id", "id");

create table "consents" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "user_id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "scopes" text not null default '[]',
  "created_at" bigint not null,
  "updated_at" bigint not null,
  "last_used_at" bigint,
  primary key ("tenant", "id")
);
create index "consents_by_user_id_updated_at" on "consents" ("tenant", "user_id", "updated_at", "id");
create index "consents_by_client_id_updated_at" on "consents" ("tenant", "client_id", "updated_at", "id");

create table "personal_tokens" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "user_id" text collate "C" not null,
  "note" text collate "C" not null,
  "scope" text not null default '[]',
  "grant_id" text collate "C" not null,
  "created_at" bigint not null,
  "expires_at" bigint not null,
  "kept_until" bigint not null,
  primary key ("id", "tenant")
);
create index "personal_tokens_by_user_id" on "personal_tokens" ("tenant", "user_id", "id");

create table "seen_once" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);

create table "vault_uses" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);
create index "vault_uses_by_client_id" on "vault_uses" ("tenant", "client_id", "id");

create table "mail_challenges" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "purpose" text collate "C" not null,
  "backend_id" text collate "C" not null,
  "user_id" text collate "C",
  "address" text collate "C",
  "code" text collate "C",
  "link" text collate "C",
  "query" text collate "C",
  "failures" bigint not null default 0,
  "created_at" bigint not null,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);
create index "mail_challenges_by_user_id" on "mail_challenges" ("tenant", "user_id", "id") where "user_id" is not null;

create table "mail_links" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "purpose" text collate "C" not null,
  "user_id" text collate "C" not null,
  "address" text collate "C" not null,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);
create index "mail_links_by_user_id" on "mail_links" ("tenant", "user_id", "id");

create table "guesses" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "network" text collate "C" not null,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);
create index "guesses_by_network" on "guesses" ("tenant", "network", "id");

create table "idempotency" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "request" text collate "C" not null,
  "status" bigint not null default 0,
  "answer" text collate "C",
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);

create table "activity" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "client_id" text collate "C" not null,
  "hour_at" bigint not null,
  "tokens" bigint not null default 0,
  "sign_ins" bigint not null default 0,
  "introspections" bigint not null default 0,
  "calls" bigint not null default 0,
  "refusals" bigint not null default 0,
  "faults" bigint not null default 0,
  "reasons" text not null default '{}',
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);
create index "activity_by_client_id_hour_at" on "activity" ("tenant", "client_id", "hour_at", "id");
create index "activity_by_hour_at" on "activity" ("tenant", "hour_at", "id");

create table "last_uses" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "last_used_at" bigint not null default 0,
  "last_refused_at" bigint,
  "last_refusal" text collate "C",
  "failing_at" bigint,
  "recent_tokens" bigint not null default 0,
  "recent_refusals" bigint not null default 0,
  "counted_from" bigint,
  primary key ("tenant", "id")
);
create index "last_uses_by_last_used_at" on "last_uses" ("tenant", "last_used_at", "id");
create index "last_uses_by_recent_tokens" on "last_uses" ("tenant", "recent_tokens", "id");
create index "last_uses_by_recent_refusals" on "last_uses" ("tenant", "recent_refusals", "id");
create index "last_uses_by_counted_from" on "last_uses" ("tenant", "counted_from", "id") where "counted_from" is not null;
create index "last_uses_by_failing_at" on "last_uses" ("tenant", "failing_at", "id") where "failing_at" is not null;

create table "explanations" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "request_id" text collate "C" not null,
  "at" bigint not null,
  "client_id" text collate "C" not null,
  "endpoint" text collate "C" not null,
  "method" text collate "C" not null,
  "error" text collate "C" not null,
  "status" bigint not null,
  "message" text collate "C" not null,
  "check" text collate "C" not null,
  "spec" text collate "C",
  "passed" text not null default '[]',
  "expected" text not null default '[]',
  "got" text collate "C",
  "decision" text,
  "tried" text collate "C",
  "auth_method" text collate "C",
  "network" text collate "C" not null,
  "params" text not null default '{}',
  "withheld" text not null default '[]',
  "was_pushed" smallint not null default 0,
  "skipped" bigint not null default 0,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);
create index "explanations_by_at" on "explanations" ("tenant", "at", "id");
create index "explanations_by_client_id_at" on "explanations" ("tenant", "client_id", "at", "id");
create index "explanations_by_request_id" on "explanations" ("tenant", "request_id", "id");

create table "posture_scores" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "score" bigint not null default 0,
  "measured_by" bigint not null default 0,
  primary key ("tenant", "id")
);
create index "posture_scores_by_score" on "posture_scores" ("tenant", "score", "id");
create index "posture_scores_by_measured_by" on "posture_scores" ("tenant", "measured_by", "id");

create table "webhooks" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "url" text collate "C" not null,
  "events" text not null default '[]',
  "client_id" text collate "C",
  "active" smallint not null default 1,
  "secret" text collate "C" not null,
  "former_secret" text collate "C",
  "former_until" bigint,
  "delivered_sequence" bigint not null default 0,
  "failing_since" bigint,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create index "webhooks_by_name" on "webhooks" ("tenant", "name", "id");
create index "webhooks_by_created_at" on "webhooks" ("tenant", "created_at", "id");
create index "webhooks_by_updated_at" on "webhooks" ("tenant", "updated_at", "id");
create index "webhooks_by_client_id" on "webhooks" ("tenant", "client_id", "id") where "client_id" is not null;
create index "webhooks_by_active" on "webhooks" ("tenant", "active", "id");
create index "webhooks_search" on "webhooks" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "webhook_deliveries" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "webhook_id" text collate "C" not null,
  "event_id" text collate "C" not null,
  "action" text collate "C" not null,
  "outcome" text collate "C" not null,
  "status" bigint,
  "detail" text collate "C",
  "duration" bigint not null,
  "at" bigint not null,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);
create index "webhook_deliveries_by_at" on "webhook_deliveries" ("tenant", "at", "id");
create index "webhook_deliveries_by_webhook_id" on "webhook_deliveries" ("tenant", "webhook_id", "id");
create index "webhook_deliveries_by_event_id" on "webhook_deliveries" ("tenant", "event_id", "id");
create index "webhook_deliveries_by_outcome" on "webhook_deliveries" ("tenant", "outcome", "id");
create index "webhook_deliveries_by_webhook_id_at" on "webhook_deliveries" ("tenant", "webhook_id", "at", "id");

create table "verifiers" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "purpose" text collate "C",
  "scope" text collate "C",
  "active" smallint not null default 1,
  "client_id" text collate "C",
  "dcql" text not null,
  "client_id_prefix" text collate "C" not null default 'decentralized_identifier',
  "presentation_exchange" smallint not null default 0,
  "encrypted_response" smallint not null default 1,
  "key_pair_id" text collate "C",
  "certificates" text collate "C",
  "attestation" text collate "C",
  "wallet" text collate "C" not null default 'openid4vp://',
  "cross_device" smallint not null default 1,
  "issuers" text not null default '[]',
  "roots" text collate "C",
  "check_status" smallint not null default 1,
  "subject_claim" text collate "C" not null default 'sub',
  "subject_is" text collate "C" not null default 'username',
  "register" smallint not null default 0,
  "claims" text not null default '{}',
  "offers" text not null default '[]',
  "owner" text collate "C",
  "contacts" text not null default '[]',
  "review" text collate "C" not null default 'waiting',
  "review_note" text collate "C",
  "reviewed_by" text collate "C",
  "reviewed_at" bigint,
  "authors" text not null default '[]',
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "verifiers_one_name" on "verifiers" ("tenant", "name");
create unique index "verifiers_one_scope" on "verifiers" ("tenant", "scope");
create index "verifiers_by_created_at" on "verifiers" ("tenant", "created_at", "id");
create index "verifiers_by_updated_at" on "verifiers" ("tenant", "updated_at", "id");
create index "verifiers_by_active" on "verifiers" ("tenant", "active", "id");
create index "verifiers_by_client_id" on "verifiers" ("tenant", "client_id", "id") where "client_id" is not null;
create index "verifiers_by_owner" on "verifiers" ("tenant", "owner", "id") where "owner" is not null;
create index "verifiers_by_review" on "verifiers" ("tenant", "review", "id");
create index "verifiers_search" on "verifiers" using gin ((lower((' ' || coalesce("name", '') || ' ' || coalesce("scope", '')) collate "default")) gin_trgm_ops);

create table "verifier_versions" (
  "tenant" text collate "C" not null,
  "verifier_id" text collate "C" not null,
  "verifier" text not null,
  "id" text collate "C" not null,
  "version" bigint not null,
  "at" bigint not null,
  "actor_type" text collate "C" not null,
  "actor_id" text collate "C",
  primary key ("tenant", "id")
);
create index "verifier_versions_by_verifier_id_version" on "verifier_versions" ("tenant", "verifier_id", "version", "id");

create table "trusted_issuer_versions" (
  "tenant" text collate "C" not null,
  "trusted_issuer_id" text collate "C" not null,
  "trusted_issuer" text not null,
  "id" text collate "C" not null,
  "version" bigint not null,
  "at" bigint not null,
  "actor_type" text collate "C" not null,
  "actor_id" text collate "C",
  primary key ("tenant", "id")
);
create index "trusted_issuer_versions_by_trusted_issuer_id_version" on "trusted_issuer_versions" ("tenant", "trusted_issuer_id", "version", "id");

create table "presentations" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "verifier_id" text collate "C" not null,
  "client_id" text collate "C",
  "purpose" text collate "C" not null,
  "response_types" text not null default '["vp_token"]',
  "state" text collate "C" not null default 'waiting',
  "browser" text collate "C",
  "waiting_id" text collate "C",
  "sealed_key" text collate "C",
  "return_to" text collate "C",
  "flow" text collate "C",
  "response_code" text collate "C",
  "seen" text not null default '[]',
  "chain" text not null default '[]',
  "parties" text not null default '[]',
  "policies" text not null default '[]',
  "offer_follows" smallint not null default 0,
  "wallet_state" text collate "C",
  "request_key" text,
  "holder_key" text collate "C",
  "holder" text collate "C",
  "sealed_claims" text collate "C",
  "sealed_earlier" text collate "C",
  "refusal" text collate "C",
  "created_at" bigint not null,
  "answered_at" bigint,
  "expires_at" bigint not null,
  "kept_until" bigint not null,
  primary key ("id", "tenant")
);
create index "presentations_by_state" on "presentations" ("tenant", "state", "id");
create index "presentations_by_verifier_id" on "presentations" ("tenant", "verifier_id", "id");
create index "presentations_by_waiting_id" on "presentations" ("tenant", "waiting_id", "id") where "waiting_id" is not null;

create table "desk_activity" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "subject_id" text collate "C" not null,
  "hour_at" bigint not null,
  "uses" bigint not null default 0,
  "refusals" bigint not null default 0,
  "last_at" bigint not null,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);
create index "desk_activity_by_subject_id_hour_at" on "desk_activity" ("tenant", "subject_id", "hour_at", "id");

create table "desk_last_uses" (
  "tenant" text collate "C" not null,
  "subject_id" text collate "C" not null,
  "last_at" bigint not null,
  "expires_at" bigint not null,
  primary key ("subject_id", "tenant")
);

create table "outbound_providers" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "namespace" text collate "C",
  "name" text collate "C" not null,
  "full_name" text collate "C" not null,
  "type" text collate "C" not null default 'oauth2',
  "preset" text collate "C",
  "documentation_uri" text collate "C",
  "issuer" text collate "C",
  "authorization_endpoint" text collate "C",
  "token_endpoint" text collate "C",
  "device_authorization_endpoint" text collate "C",
  "revocation_endpoint" text collate "C",
  "jwks_uri" text collate "C",
  "response_type" text collate "C" not null default 'code',
  "scope_separator" text collate "C",
  "pkce" smallint not null default 1,
  "iss_parameter" smallint not null default 0,
  "token_method" text collate "C" not null default 'POST',
  "client_auth_method" text collate "C" not null default 'client_secret_basic',
  "client_assertion_alg" text collate "C" not null default 'ES256',
  "client_assertion_audience" text collate "C" not null default 'issuer',
  "dpop" smallint not null default 0,
  "refresh_strategy" text collate "C" not null default 'standard',
  "refresh_margin" bigint,
  "hook_url" text collate "C",
  "hook_secret" text,
  "hook_signs" smallint not null default 0,
  "sharing" text collate "C" not null default 'tenant',
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "outbound_providers_one_full_name" on "outbound_providers" ("tenant", "full_name");
create index "outbound_providers_by_name" on "outbound_providers" ("tenant", "name", "id");
create index "outbound_providers_by_created_at" on "outbound_providers" ("tenant", "created_at", "id");
create index "outbound_providers_by_updated_at" on "outbound_providers" ("tenant", "updated_at", "id");
create index "outbound_providers_by_namespace" on "outbound_providers" ("tenant", "namespace", "id") where "namespace" is not null;
create index "outbound_providers_by_type" on "outbound_providers" ("tenant", "type", "id");
create index "outbound_providers_by_sharing" on "outbound_providers" ("tenant", "sharing", "id");
create index "outbound_providers_search" on "outbound_providers" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "outbound_scopes" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "name" text collate "C" not null,
  "provider_id" text collate "C" not null,
  "full_name" text collate "C" not null,
  "description" text collate "C",
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "outbound_scopes_one_full_name" on "outbound_scopes" ("tenant", "full_name");
create index "outbound_scopes_by_name" on "outbound_scopes" ("tenant", "name", "id");
create index "outbound_scopes_by_created_at" on "outbound_scopes" ("tenant", "created_at", "id");
create index "outbound_scopes_by_updated_at" on "outbound_scopes" ("tenant", "updated_at", "id");
create index "outbound_scopes_by_provider_id" on "outbound_scopes" ("tenant", "provider_id", "id");
create index "outbound_scopes_search" on "outbound_scopes" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "remote_clients" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "namespace" text collate "C",
  "name" text collate "C" not null,
  "provider_id" text collate "C" not null,
  "full_name" text collate "C" not null,
  "type" text collate "C" not null,
  "identifier" text collate "C" not null,
  "secret" text,
  "secret_expires_at" bigint,
  "warned_at" bigint,
  "alerted_at" bigint,
  "secret_alerted_at" bigint,
  "contacts" text not null default '[]',
  "certificate" text collate "C",
  "certificate_key" text,
  "parameters" text not null default '[]',
  "headers" text not null default '[]',
  "variables" text not null default '[]',
  "return_uris" text not null default '[]',
  "sharing" text collate "C" not null default 'tenant',
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "remote_clients_one_full_name" on "remote_clients" ("tenant", "full_name");
create index "remote_clients_by_name" on "remote_clients" ("tenant", "name", "id");
create index "remote_clients_by_created_at" on "remote_clients" ("tenant", "created_at", "id");
create index "remote_clients_by_updated_at" on "remote_clients" ("tenant", "updated_at", "id");
create index "remote_clients_by_namespace" on "remote_clients" ("tenant", "namespace", "id") where "namespace" is not null;
create index "remote_clients_by_provider_id" on "remote_clients" ("tenant", "provider_id", "id");
create index "remote_clients_by_type" on "remote_clients" ("tenant", "type", "id");
create index "remote_clients_by_sharing" on "remote_clients" ("tenant", "sharing", "id");
create index "remote_clients_by_secret_expires_at" on "remote_clients" ("tenant", "secret_expires_at", "id") where "secret_expires_at" is not null;
create index "remote_clients_search" on "remote_clients" using gin ((lower((' ' || coalesce("name", '') || ' ' || coalesce("identifier", '')) collate "default")) gin_trgm_ops);

create table "outbound_authorizations" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "namespace" text collate "C",
  "name" text collate "C" not null,
  "full_name" text collate "C" not null,
  "type" text collate "C" not null default 'oauth2',
  "flow" text collate "C" not null default 'authorization_code',
  "remote_client_id" text collate "C",
  "scopes" text not null default '[]',
  "parameters" text not null default '[]',
  "variables" text not null default '[]',
  "assertion_subject" text collate "C",
  "subject_authorization_id" text collate "C",
  "user_id" text collate "C",
  "connection_id" text collate "C",
  "username" text collate "C",
  "password" text,
  "api_key" text,
  "header_name" text collate "C" not null default 'Authorization',
  "header_prefix" text collate "C",
  "metadata" text not null default '{}',
  "status" text collate "C" not null default 'unauthorized',
  "token_type" text collate "C",
  "access_token" text,
  "refresh_token" text,
  "id_token" text,
  "granted_scope" text not null default '[]',
  "subject_there" text collate "C",
  "obtained_at" bigint,
  "expires_at" bigint,
  "refresh_at" bigint,
  "generation" bigint not null default 0,
  "lease" text collate "C",
  "leased_until" bigint,
  "failures" bigint not null default 0,
  "failing_since" bigint,
  "retry_at" bigint,
  "error" text collate "C",
  "error_description" text collate "C",
  "alerted_at" bigint,
  "dpop_key" text,
  "device" text,
  "device_code" text,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "outbound_authorizations_one_full_name" on "outbound_authorizations" ("tenant", "full_name");
create index "outbound_authorizations_by_name" on "outbound_authorizations" ("tenant", "name", "id");
create index "outbound_authorizations_by_expires_at" on "outbound_authorizations" ("tenant", "expires_at" nulls first, "id");
create index "outbound_authorizations_by_refresh_at" on "outbound_authorizations" ("tenant", "refresh_at" nulls first, "id");
create index "outbound_authorizations_by_created_at" on "outbound_authorizations" ("tenant", "created_at", "id");
create index "outbound_authorizations_by_updated_at" on "outbound_authorizations" ("tenant", "updated_at", "id");
create index "outbound_authorizations_by_namespace" on "outbound_authorizations" ("tenant", "namespace", "id") where "namespace" is not null;
create index "outbound_authorizations_by_type" on "outbound_authorizations" ("tenant", "type", "id");
create index "outbound_authorizations_by_remote_client_id" on "outbound_authorizations" ("tenant", "remote_client_id", "id") where "remote_client_id" is not null;
create index "outbound_authorizations_by_status" on "outbound_authorizations" ("tenant", "status", "id");
create index "outbound_authorizations_by_status_failing_since" on "outbound_authorizations" ("tenant", "status", "failing_since", "id");
create index "outbound_authorizations_by_user_id_created_at" on "outbound_authorizations" ("tenant", "user_id", "created_at", "id") where "user_id" is not null;
create index "outbound_authorizations_search" on "outbound_authorizations" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "outbound_connections" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "namespace" text collate "C",
  "name" text collate "C" not null,
  "full_name" text collate "C" not null,
  "base_url" text collate "C" not null,
  "headers" text not null default '[]',
  "variables" text not null default '[]',
  "injection" text collate "C" not null default 'automatic',
  "authorization_id" text collate "C",
  "remote_client_id" text collate "C",
  "scopes" text not null default '[]',
  "open" smallint not null default 0,
  "users" text not null default '[]',
  "clients" text not null default '[]',
  "tells_token" smallint not null default 1,
  "version" bigint not null default 1,
  "created_at" bigint not null default 0,
  "updated_at" bigint not null default 0,
  primary key ("tenant", "id")
);
create unique index "outbound_connections_one_full_name" on "outbound_connections" ("tenant", "full_name");
create index "outbound_connections_by_name" on "outbound_connections" ("tenant", "name", "id");
create index "outbound_connections_by_created_at" on "outbound_connections" ("tenant", "created_at", "id");
create index "outbound_connections_by_updated_at" on "outbound_connections" ("tenant", "updated_at", "id");
create index "outbound_connections_by_namespace" on "outbound_connections" ("tenant", "namespace", "id") where "namespace" is not null;
create index "outbound_connections_by_authorization_id" on "outbound_connections" ("tenant", "authorization_id", "id") where "authorization_id" is not null;
create index "outbound_connections_by_remote_client_id" on "outbound_connections" ("tenant", "remote_client_id", "id") where "remote_client_id" is not null;
create index "outbound_connections_by_open" on "outbound_connections" ("tenant", "open", "id");
create index "outbound_connections_search" on "outbound_connections" using gin ((lower((' ' || coalesce("name", '')) collate "default")) gin_trgm_ops);

create table "outbound_attempts" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "authorization_id" text collate "C" not null,
  "outcome" text collate "C" not null,
  "error" text collate "C",
  "detail" text collate "C",
  "duration" bigint not null default 0,
  "day" bigint not null,
  "at" bigint not null,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);
create index "outbound_attempts_by_at" on "outbound_attempts" ("tenant", "at", "id");
create index "outbound_attempts_by_outcome" on "outbound_attempts" ("tenant", "outcome", "id");
create index "outbound_attempts_by_authorization_id_at" on "outbound_attempts" ("tenant", "authorization_id", "at", "id");
create index "outbound_attempts_by_outcome_day" on "outbound_attempts" ("tenant", "outcome", "day", "id");

create table "outbound_requests" (
  "tenant" text collate "C" not null,
  "id" text collate "C" not null,
  "step" text collate "C" not null,
  "authorization_id" text collate "C" not null,
  "asked_by" text collate "C",
  "scopes" text,
  "return_uri" text collate "C",
  "browser" text collate "C",
  "verifier" text collate "C",
  "nonce" text collate "C",
  "created_at" bigint not null,
  "expires_at" bigint not null,
  primary key ("id", "tenant")
);

create table "outbound_shares" (
  "id" text collate "C" not null,
  "kind" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "level" text collate "C" not null,
  "owner" text collate "C",
  primary key ("id")
);
create index "outbound_shares_by_kind_level_owner" on "outbound_shares" ("kind", "level", "owner", "id");

create table "outbox" (
  "id" text collate "C" not null,
  "event_id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "at" bigint not null,
  primary key ("id")
);

create table "event_counters" (
  "id" text collate "C" not null,
  "sunk" bigint not null default 0,
  "last" bigint not null,
  primary key ("id")
);

create table "jobs" (
  "id" text collate "C" not null,
  "kind" text collate "C" not null,
  "tenant_id" text collate "C",
  "payload" text not null default '{}',
  "state" text collate "C" not null default 'waiting',
  "due_at" bigint not null,
  "rerun_at" bigint,
  "attempts" bigint not null default 0,
  "lease" text collate "C",
  "leased_until" bigint,
  "node" text collate "C",
  "last_error" text collate "C",
  "created_at" bigint not null,
  "updated_at" bigint not null,
  primary key ("id")
);
create index "jobs_by_due_at" on "jobs" ("due_at", "id");
create index "jobs_by_created_at" on "jobs" ("created_at", "id");
create index "jobs_by_kind" on "jobs" ("kind", "id");
create index "jobs_by_tenant_id" on "jobs" ("tenant_id", "id") where "tenant_id" is not null;
create index "jobs_by_state" on "jobs" ("state", "id");
create index "jobs_by_state_due_at" on "jobs" ("state", "due_at", "id");
create index "jobs_by_state_leased_until" on "jobs" ("state", "leased_until", "id");
create index "jobs_search" on "jobs" using gin ((lower((' ' || coalesce("kind", '')) collate "default")) gin_trgm_ops);

create table "job_attempts" (
  "id" text collate "C" not null,
  "job_id" text collate "C" not null,
  "kind" text collate "C" not null,
  "tenant_id" text collate "C",
  "number" bigint not null,
  "outcome" text collate "C" not null,
  "detail" text collate "C",
  "duration" bigint not null,
  "node" text collate "C" not null,
  "at" bigint not null,
  "expires_at" bigint not null,
  primary key ("id")
);
create index "job_attempts_by_at" on "job_attempts" ("at", "id");
create index "job_attempts_by_job_id" on "job_attempts" ("job_id", "id");
create index "job_attempts_by_kind" on "job_attempts" ("kind", "id");
create index "job_attempts_by_tenant_id" on "job_attempts" ("tenant_id", "id") where "tenant_id" is not null;
create index "job_attempts_by_outcome" on "job_attempts" ("outcome", "id");
create index "job_attempts_by_job_id_at" on "job_attempts" ("job_id", "at", "id");

create table "nodes" (
  "id" text collate "C" not null,
  "version" text collate "C" not null,
  "started_at" bigint not null,
  "seen_at" bigint not null,
  primary key ("id")
);
create index "nodes_by_started_at" on "nodes" ("started_at", "id");
create index "nodes_by_seen_at" on "nodes" ("seen_at", "id");
