create table "tenants" (
  "row" integer primary key,
  "id" text not null,
  "slug" text not null,
  "name" text not null,
  "active" integer not null default 1,
  "owner" text,
  "client_signing_algs" text,
  "settings" text not null default '{}',
  "registration" text not null default 'closed',
  "registration_pkce" integer not null default 1,
  "developer_sign_up" text not null default 'closed',
  "developer_domains" text not null default '[]',
  "registered_client_ttl" integer,
  "client_documents" text not null default 'off',
  "client_document_hosts" text not null default '[]',
  "registered_clients" text not null default 'off',
  "deny_by_default" text not null default '[]',
  "deny_by_default_rehearsed" text not null default '[]',
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("id")
) strict;
create unique index "tenants_one_slug" on "tenants" ("slug");
create index "tenants_by_name" on "tenants" ("name", "id");
create index "tenants_by_created_at" on "tenants" ("created_at", "id");
create index "tenants_by_updated_at" on "tenants" ("updated_at", "id");
create index "tenants_by_active" on "tenants" ("active", "id");
create index "tenants_by_owner" on "tenants" ("owner", "id") where "owner" is not null;
create virtual table "tenants_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: slug, name */;

create table "clients" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null default 'Unnamed client',
  "description" text,
  "active" integer not null default 1,
  "disabled_reason" text,
  "stage" text not null default 'live',
  "kind" text not null default 'other',
  "namespace" text,
  "owner" text,
  "organization_id" text,
  "contacts" text not null default '[]',
  "labels" text not null default '[]',
  "initiate_login_uri" text,
  "in_gallery" integer not null default 0,
  "identity_provider" text,
  "default_federated_server" text,
  "metadata" text not null default '{}',
  "slug" text,
  "registered_name" text,
  "parameters" text not null default '[]',
  "parameter_values" text not null default '{}',
  "confidential" integer not null default 1,
  "token_endpoint_auth_methods" text not null default '["client_secret_basic","client_secret_post"]',
  "secret" text,
  "token_endpoint_jwt_auth_alg" text,
  "jwt_public_key" text,
  "jwk" text,
  "jwks" text,
  "jwks_uri" text,
  "attesters" text not null default '[]',
  "require_attestation_challenge" integer not null default 0,
  "federated_identities" text not null default '[]',
  "assertion_audience" text not null default 'issuer',
  "tls_client_auth_subject_dn" text,
  "tls_client_auth_san_dns" text,
  "tls_client_auth_san_uri" text,
  "tls_client_auth_san_ip" text,
  "tls_client_auth_san_email" text,
  "tls_client_certificate_bound_access_tokens" integer not null default 0,
  "works_with" text,
  "assertion_ttl" integer not null default 300,
  "unknown_scopes" text,
  "claims_in_id_token" integer not null default 0,
  "redirect_uris" text not null default '[]',
  "redirect_uri_wildcards" integer not null default 0,
  "post_logout_redirect_uris" text not null default '[]',
  "allowed_origins" text not null default '[]',
  "pkce" integer not null default 1,
  "nonce" text not null default 'required',
  "require_pushed_authorization_requests" integer not null default 0,
  "require_signed_request_object" integer not null default 0,
  "request_object_signing_alg" text,
  "request_uris" text not null default '[]',
  "authorization_details_types" text not null default '[]',
  "authorization_signed_response_alg" text,
  "enforce_dpop" integer not null default 0,
  "enforce_tx_code" integer not null default 0,
  "public_refresh_token" integer not null default 0,
  "public_revoke" integer not null default 0,
  "authorize_scope" integer not null default 0,
  "authorized_scopes" text not null default '[]',
  "user_scopes" text,
  "authorized_resources" text not null default '[]',
  "first_party" integer not null default 0,
  "default_max_age" integer,
  "subject_type" text not null default 'public',
  "sector_identifier_uri" text,
  "trusted_hosts" text not null default '[]',
  "trusted_authorities" text not null default '',
  "profiles" text,
  "profile_mode" text,
  "supported_grant_types" text not null default '["client_credentials","authorization_code"]',
  "grant_settings" text not null default '{}',
  "application_type" text not null default 'web',
  "response_mode" text not null default 'direct_post',
  "access_token_format" text not null default 'opaque',
  "access_token_signature_alg" text,
  "access_token_ttl" integer,
  "agent_token_ttl" integer not null default 2592000,
  "authorization_code_ttl" integer,
  "authorization_request_ttl" integer,
  "refresh_token_ttl" integer,
  "refresh_token_absolute_ttl" integer,
  "refresh_token_rotation" text,
  "id_token_ttl" integer,
  "id_token_signature_alg" text,
  "id_token_kid" text,
  "userinfo_signed_response_alg" text,
  "second_factor" text not null default 'optional',
  "backchannel_token_delivery_mode" text not null default 'poll',
  "backchannel_client_notification_endpoint" text,
  "backchannel_user_code_parameter" integer not null default 0,
  "backchannel_authentication_request_signing_alg" text,
  "backchannel_logout_uri" text,
  "backchannel_logout_session_required" integer not null default 0,
  "frontchannel_logout_uri" text,
  "frontchannel_logout_session_required" integer not null default 0,
  "id_token_encrypted_response_alg" text,
  "id_token_encrypted_response_enc" text,
  "userinfo_encrypted_response_alg" text,
  "userinfo_encrypted_response_enc" text,
  "introspection_encrypted_response_alg" text,
  "introspection_encrypted_response_enc" text,
  "authorization_encrypted_response_alg" text,
  "authorization_encrypted_response_enc" text,
  "key_pair_type" text,
  "key_pair_id" text,
  "public_key" text,
  "signatures_adapter" text not null default 'Internal',
  "did" text,
  "public_client_id" text,
  "check_public_client_id" integer not null default 0,
  "logo_uri" text,
  "client_uri" text,
  "policy_uri" text,
  "tos_uri" text,
  "software_id" text,
  "software_version" text,
  "origin" text not null default 'managed',
  "protected" integer not null default 0,
  "tokens_revoked_at" integer,
  "reviews_version" integer not null default 0,
  "credentials_version" integer not null default 0,
  "created_by" text,
  "former_powers" text not null default '[]',
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
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
create virtual table "clients_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: id, name, supported_grant_types, authorized_resources, authorization_details_types, authorized_scopes, user_scopes, identity_provider */;

create table "client_credentials" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "client_id" text not null,
  "name" text not null default 'secret',
  "hash" text not null default 'keyed',
  "digest" text not null,
  "file" text,
  "sealed" text,
  "prefix" text,
  "last_four" text,
  "created_at" integer not null,
  "created_by" text,
  "expires_at" integer,
  "first_used_at" integer,
  "last_used_at" integer,
  "use_count" integer not null default 0,
  "reminded_at" integer,
  "reminded_by" text,
  "warned_at" integer,
  "networks" text not null default '[]',
  unique ("tenant", "id")
) strict;
create index "client_credentials_by_client_id_created_at" on "client_credentials" ("tenant", "client_id", "created_at", "id");
create index "client_credentials_by_expires_at" on "client_credentials" ("tenant", "expires_at", "id") where "expires_at" is not null;

create table "client_versions" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "client_id" text not null,
  "version" integer not null,
  "client" text not null,
  "at" integer not null,
  "actor_type" text not null,
  "actor_id" text,
  "reason" text,
  unique ("tenant", "id")
) strict;
create index "client_versions_by_client_id_version" on "client_versions" ("tenant", "client_id", "version", "id");

create table "client_key_uses" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "client_id" text not null,
  "thumbprint" text not null,
  "kid" text,
  "first_used_at" integer not null,
  "last_used_at" integer not null,
  "use_count" integer not null default 0,
  "networks" text not null default '[]',
  unique ("tenant", "id")
) strict;
create index "client_key_uses_by_client_id_last_used_at" on "client_key_uses" ("tenant", "client_id", "last_used_at", "id");

create table "registrations" (
  "row" integer primary key,
  "tenant" text not null,
  "client_id" text not null,
  "digest" text not null,
  "former_digest" text,
  "network" text not null,
  "initial_access_token_id" text,
  "vouched" text,
  "registered_at" integer not null,
  unique ("tenant", "client_id")
) strict;
create index "registrations_by_network_registered_at" on "registrations" ("tenant", "network", "registered_at", "client_id");

create table "registered_clients" (
  "row" integer primary key,
  "name" text not null,
  "client_id" text not null,
  "tenant_id" text not null,
  unique ("name")
) strict;
create unique index "registered_clients_one_client_id" on "registered_clients" ("client_id");
create index "registered_clients_by_tenant_id" on "registered_clients" ("tenant_id", "name");

create table "client_documents" (
  "row" integer primary key,
  "tenant" text not null,
  "client_id" text not null,
  "digest" text not null,
  "fetched_at" integer not null,
  "fresh_until" integer not null,
  unique ("tenant", "client_id")
) strict;

create table "initial_access_tokens" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "uses_left" integer,
  "expires_at" integer,
  "digest" text not null,
  "last_used_at" integer,
  "created_by" text,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "initial_access_tokens_one_digest" on "initial_access_tokens" ("tenant", "digest");
create index "initial_access_tokens_by_name" on "initial_access_tokens" ("tenant", "name", "id");
create index "initial_access_tokens_by_created_at" on "initial_access_tokens" ("tenant", "created_at", "id");
create index "initial_access_tokens_by_updated_at" on "initial_access_tokens" ("tenant", "updated_at", "id");
create virtual table "initial_access_tokens_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "redirect_uri_uses" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "client_id" text not null,
  "uri" text not null,
  "last_used_at" integer not null,
  unique ("tenant", "id")
) strict;
create index "redirect_uri_uses_by_client_id" on "redirect_uri_uses" ("tenant", "client_id", "id");

create table "client_logos" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "uri" text not null,
  "type" text not null,
  "digest" text not null,
  "image" text not null,
  "fetched_at" integer not null,
  unique ("tenant", "id")
) strict;

create table "provider_pictures" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "identity_provider_id" text not null,
  "uri" text not null,
  "type" text not null,
  "digest" text not null,
  "image" text not null,
  "fetched_at" integer not null,
  unique ("tenant", "id")
) strict;
create index "provider_pictures_by_identity_provider_id" on "provider_pictures" ("tenant", "identity_provider_id", "id");

create table "templates" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "identity_provider_id" text,
  "client_id" text,
  "language" text,
  "place" text not null,
  "subject" text,
  "body" text not null,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "templates_one_place" on "templates" ("tenant", "place");
create index "templates_by_name" on "templates" ("tenant", "name", "id");
create index "templates_by_created_at" on "templates" ("tenant", "created_at", "id");
create index "templates_by_updated_at" on "templates" ("tenant", "updated_at", "id");
create index "templates_by_identity_provider_id" on "templates" ("tenant", "identity_provider_id", "id") where "identity_provider_id" is not null;
create index "templates_by_client_id" on "templates" ("tenant", "client_id", "id") where "client_id" is not null;

create table "template_versions" (
  "row" integer primary key,
  "tenant" text not null,
  "template_id" text not null,
  "template" text not null,
  "id" text not null,
  "version" integer not null,
  "at" integer not null,
  "actor_type" text not null,
  "actor_id" text,
  unique ("tenant", "id")
) strict;
create index "template_versions_by_template_id_version" on "template_versions" ("tenant", "template_id", "version", "id");

create table "translations" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "language" text not null,
  "name" text not null,
  "direction" text not null default 'ltr',
  "words" text not null default '{}',
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "translations_one_language" on "translations" ("tenant", "language");
create index "translations_by_name" on "translations" ("tenant", "name", "id");
create index "translations_by_created_at" on "translations" ("tenant", "created_at", "id");
create index "translations_by_updated_at" on "translations" ("tenant", "updated_at", "id");
create virtual table "translations_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "namespaces" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "description" text,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "namespaces_one_name" on "namespaces" ("tenant", "name");
create index "namespaces_by_created_at" on "namespaces" ("tenant", "created_at", "id");
create index "namespaces_by_updated_at" on "namespaces" ("tenant", "updated_at", "id");
create virtual table "namespaces_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "scopes" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "label" text,
  "description" text,
  "public" integer not null default 0,
  "policy_id" text,
  "policy_parameters" text not null default '{}',
  "narrows" text,
  "selector" text,
  "system" integer not null default 0,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "scopes_one_name" on "scopes" ("tenant", "name");
create index "scopes_by_created_at" on "scopes" ("tenant", "created_at", "id");
create index "scopes_by_updated_at" on "scopes" ("tenant", "updated_at", "id");
create index "scopes_by_public" on "scopes" ("tenant", "public", "id");
create index "scopes_by_narrows" on "scopes" ("tenant", "narrows", "id") where "narrows" is not null;
create virtual table "scopes_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name, label */;

create table "roles" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "description" text,
  "scopes" text not null default '[]',
  "second_factor" text not null default 'optional',
  "former_powers" text not null default '[]',
  "holders_version" integer not null default 0,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "roles_one_name" on "roles" ("tenant", "name");
create index "roles_by_created_at" on "roles" ("tenant", "created_at", "id");
create index "roles_by_updated_at" on "roles" ("tenant", "updated_at", "id");
create virtual table "roles_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "protected_apis" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "identifier" text not null,
  "name" text not null,
  "description" text,
  "active" integer not null default 1,
  "open_to" text not null default 'reviewed',
  "clients" text not null default '[]',
  "scopes" text not null default '[]',
  "access_token_format" text,
  "access_token_typ" text not null default 'at+jwt',
  "access_token_ttl" integer,
  "max_age" integer,
  "acr_values" text not null default '[]',
  "client_id" text,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "protected_apis_one_identifier" on "protected_apis" ("tenant", "identifier");
create index "protected_apis_by_name" on "protected_apis" ("tenant", "name", "id");
create index "protected_apis_by_created_at" on "protected_apis" ("tenant", "created_at", "id");
create index "protected_apis_by_updated_at" on "protected_apis" ("tenant", "updated_at", "id");
create index "protected_apis_by_client_id" on "protected_apis" ("tenant", "client_id", "id") where "client_id" is not null;
create virtual table "protected_apis_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: identifier, name, clients */;

create table "authorization_detail_types" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "type" text not null,
  "name" text not null,
  "sentence" text not null,
  "description" text,
  "schema" text not null default '{}',
  "resource" text,
  "active" integer not null default 1,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "authorization_detail_types_one_type" on "authorization_detail_types" ("tenant", "type");
create index "authorization_detail_types_by_created_at" on "authorization_detail_types" ("tenant", "created_at", "id");
create index "authorization_detail_types_by_updated_at" on "authorization_detail_types" ("tenant", "updated_at", "id");
create index "authorization_detail_types_by_resource" on "authorization_detail_types" ("tenant", "resource", "id") where "resource" is not null;
create virtual table "authorization_detail_types_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: type, name */;

create table "credential_configurations" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "identifier" text not null,
  "description" text,
  "active" integer not null default 1,
  "format" text not null default 'dc+sd-jwt',
  "vct" text,
  "types" text not null default '[]',
  "doctype" text,
  "claims" text not null default '[]',
  "display" text not null default '[]',
  "scopes" text not null default '[]',
  "ttl" integer not null default 31536000,
  "batch_size" integer not null default 1,
  "proof_types" text not null default '["jwt"]',
  "require_key_attestation" integer not null default 0,
  "key_storage" text not null default '[]',
  "user_authentication" text not null default '[]',
  "deferred" integer not null default 0,
  "deferral" integer not null default 0,
  "status_list" integer not null default 1,
  "signing_alg" text,
  "key_pair_id" text,
  "certificates" text,
  "owner" text,
  "contacts" text not null default '[]',
  "review" text not null default 'waiting',
  "review_note" text,
  "reviewed_by" text,
  "reviewed_at" integer,
  "authors" text not null default '[]',
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "credential_configurations_one_identifier" on "credential_configurations" ("tenant", "identifier");
create index "credential_configurations_by_created_at" on "credential_configurations" ("tenant", "created_at", "id");
create index "credential_configurations_by_updated_at" on "credential_configurations" ("tenant", "updated_at", "id");
create index "credential_configurations_by_active" on "credential_configurations" ("tenant", "active", "id");
create index "credential_configurations_by_format" on "credential_configurations" ("tenant", "format", "id");
create index "credential_configurations_by_owner" on "credential_configurations" ("tenant", "owner", "id") where "owner" is not null;
create index "credential_configurations_by_review" on "credential_configurations" ("tenant", "review", "id");
create virtual table "credential_configurations_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: identifier, description, vct, doctype */;

create table "credential_configuration_versions" (
  "row" integer primary key,
  "tenant" text not null,
  "configuration_id" text not null,
  "configuration" text not null,
  "id" text not null,
  "version" integer not null,
  "at" integer not null,
  "actor_type" text not null,
  "actor_id" text,
  unique ("tenant", "id")
) strict;
create index "credential_configuration_versions_by_configuration_id_version" on "credential_configuration_versions" ("tenant", "configuration_id", "version", "id");

create table "credential_offers" (
  "tenant" text not null,
  "id" text not null,
  "client_id" text not null,
  "user_id" text,
  "credential_configuration_ids" text not null,
  "grants" text not null default '[]',
  "tx_code_digest" text,
  "attempts_left" integer not null default 5,
  "sealed_presented" text,
  "created_at" integer not null,
  "expires_at" integer not null,
  "kept_until" integer not null,
  "used_at" integer,
  primary key ("id", "tenant")
) without rowid, strict;
create index "credential_offers_by_user_id" on "credential_offers" ("tenant", "user_id", "id") where "user_id" is not null;
create index "credential_offers_by_client_id" on "credential_offers" ("tenant", "client_id", "id");

create table "deferred_credentials" (
  "tenant" text not null,
  "id" text not null,
  "configuration_id" text not null,
  "client_id" text not null,
  "user_id" text not null,
  "grant_id" text,
  "keys" text not null default '[]',
  "draft" text,
  "deferred_at" integer not null default 0,
  "ready_at" integer not null,
  "expires_at" integer not null,
  "used_at" integer,
  primary key ("id", "tenant")
) without rowid, strict;

create table "issued_credentials" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "configuration_id" text not null,
  "configuration_version" integer not null,
  "format" text not null,
  "client_id" text not null,
  "user_id" text not null,
  "holder_name" text not null,
  "grant_id" text,
  "key_thumbprint" text,
  "attributes" text not null default '[]',
  "status" text not null default 'valid',
  "status_reason" text,
  "status_by" text,
  "status_list_id" text,
  "status_index" integer,
  "status_place" text,
  "notification_id" text,
  "wallet_event" text,
  "version" integer not null default 1,
  "issued_at" integer not null,
  "expires_at" integer not null,
  "updated_at" integer,
  unique ("tenant", "id")
) strict;
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
create virtual table "issued_credentials_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: holder_name */;

create table "status_lists" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "description" text,
  "active" integer not null default 1,
  "client_id" text not null,
  "size" integer not null,
  "is_open" integer not null,
  "owner" text,
  "contacts" text not null default '[]',
  "review" text not null default 'waiting',
  "review_note" text,
  "reviewed_by" text,
  "reviewed_at" integer,
  "authors" text not null default '[]',
  "version" integer not null default 1,
  "created_at" integer not null,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create index "status_lists_by_created_at" on "status_lists" ("tenant", "created_at", "id");
create index "status_lists_by_updated_at" on "status_lists" ("tenant", "updated_at", "id");
create index "status_lists_by_active" on "status_lists" ("tenant", "active", "id");
create index "status_lists_by_client_id" on "status_lists" ("tenant", "client_id", "id");
create index "status_lists_by_owner" on "status_lists" ("tenant", "owner", "id") where "owner" is not null;
create index "status_lists_by_review" on "status_lists" ("tenant", "review", "id");
create index "status_lists_by_client_id_is_open" on "status_lists" ("tenant", "client_id", "is_open", "id");

create table "status_list_versions" (
  "row" integer primary key,
  "tenant" text not null,
  "status_list_id" text not null,
  "status_list" text not null,
  "id" text not null,
  "version" integer not null,
  "at" integer not null,
  "actor_type" text not null,
  "actor_id" text,
  unique ("tenant", "id")
) strict;
create index "status_list_versions_by_status_list_id_version" on "status_list_versions" ("tenant", "status_list_id", "version", "id");

create table "key_pairs" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text,
  "type" text not null default 'P-256',
  "use" text not null default 'sig',
  "alg" text,
  "client_id" text,
  "is_default" integer not null default 0,
  "state" text not null default 'active',
  "signs_at" integer,
  "retires_at" integer,
  "successor_id" text,
  "public_key" text not null,
  "public_jwk" text not null,
  "sealed_private_key" text not null,
  "first_used_at" integer,
  "last_used_at" integer,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create index "key_pairs_by_name" on "key_pairs" ("tenant", "name", "id");
create index "key_pairs_by_created_at" on "key_pairs" ("tenant", "created_at", "id");
create index "key_pairs_by_updated_at" on "key_pairs" ("tenant", "updated_at", "id");
create index "key_pairs_by_type" on "key_pairs" ("tenant", "type", "id");
create index "key_pairs_by_use" on "key_pairs" ("tenant", "use", "id");
create index "key_pairs_by_alg" on "key_pairs" ("tenant", "alg", "id") where "alg" is not null;
create index "key_pairs_by_state" on "key_pairs" ("tenant", "state", "id");
create index "key_pairs_by_client_id_created_at" on "key_pairs" ("tenant", "client_id", "created_at", "id") where "client_id" is not null;
create virtual table "key_pairs_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "signers" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "url" text not null,
  "secret" text not null,
  "jwks" text not null,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "signers_one_name" on "signers" ("tenant", "name");
create index "signers_by_created_at" on "signers" ("tenant", "created_at", "id");
create index "signers_by_updated_at" on "signers" ("tenant", "updated_at", "id");
create virtual table "signers_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "users" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "backend_id" text,
  "username" text not null,
  "sign_in_name" text not null,
  "name" text,
  "given_name" text,
  "family_name" text,
  "middle_name" text,
  "nickname" text,
  "profile" text,
  "picture" text,
  "website" text,
  "gender" text,
  "birthdate" text,
  "locale" text,
  "zoneinfo" text,
  "email" text,
  "email_verified" integer not null default 0,
  "phone_number" text,
  "phone_number_verified" integer not null default 0,
  "address" text,
  "group" text,
  "metadata" text not null default '{}',
  "federated_metadata" text not null default '{}',
  "roles" text not null default '[]',
  "authorized_scopes" text not null default '[]',
  "external_id" text,
  "blocked" integer not null default 0,
  "directory_id" text,
  "password" text,
  "password_hash" text,
  "former_password_hashes" text not null default '[]',
  "user_code" text,
  "user_code_hash" text,
  "must_change_password" integer not null default 0,
  "failed_sign_ins" integer not null default 0,
  "locked_until" integer,
  "failed_factors" integer not null default 0,
  "factors_locked_until" integer,
  "second_factor_asked_at" integer,
  "tokens_revoked_at" integer,
  "last_login_at" integer,
  "confirmed_at" integer,
  "ways_in_version" integer not null default 0,
  "applications_version" integer not null default 0,
  "test_client_id" text,
  "test_place" text,
  "former_powers" text not null default '[]',
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "users_one_sign_in_name" on "users" ("tenant", "sign_in_name");
create unique index "users_one_directory_id" on "users" ("tenant", "directory_id");
create unique index "users_one_test_place" on "users" ("tenant", "test_place");
create index "users_by_username" on "users" ("tenant", "username", "id");
create index "users_by_name" on "users" ("tenant", "name", "id");
create index "users_by_created_at" on "users" ("tenant", "created_at", "id");
create index "users_by_updated_at" on "users" ("tenant", "updated_at", "id");
create index "users_by_external_id" on "users" ("tenant", "external_id", "id") where "external_id" is not null;
create index "users_by_blocked" on "users" ("tenant", "blocked", "id");
create index "users_by_test_client_id" on "users" ("tenant", "test_client_id", "id") where "test_client_id" is not null;
create index "users_by_backend_id_created_at" on "users" ("tenant", "backend_id", "created_at", "id") where "backend_id" is not null;
create virtual table "users_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: username, name, email, roles, authorized_scopes */;

create table "user_imports" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "format" text not null default 'csv',
  "backend_id" text,
  "proved" integer not null default 0,
  "columns" text not null default '{}',
  "state" text not null default 'uploading',
  "error" text,
  "found" text not null default '[]',
  "received" integer not null default 0,
  "parts" integer not null default 0,
  "slices" integer not null default 0,
  "place" integer not null default 0,
  "rows" integer not null default 0,
  "handled" integer not null default 0,
  "created" integer not null default 0,
  "skipped" integer not null default 0,
  "faulty" integer not null default 0,
  "importer" text,
  "maker" text,
  "secret_columns" text not null default '[]',
  "checked_version" integer,
  "kept_until" integer not null,
  "ended_at" integer,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create index "user_imports_by_created_at" on "user_imports" ("tenant", "created_at", "id");
create index "user_imports_by_updated_at" on "user_imports" ("tenant", "updated_at", "id");
create index "user_imports_by_state" on "user_imports" ("tenant", "state", "id");
create virtual table "user_imports_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "user_import_parts" (
  "tenant" text not null,
  "id" text not null,
  "import_id" text not null,
  "stage" text not null,
  "content" text not null,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "user_import_parts_by_import_id_stage" on "user_import_parts" ("tenant", "import_id", "stage", "id");

create table "user_import_faults" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "import_id" text not null,
  "line" integer not null,
  "username" text,
  "errors" text not null default '{}',
  unique ("tenant", "id")
) strict;
create index "user_import_faults_by_line" on "user_import_faults" ("tenant", "line", "id");
create index "user_import_faults_by_import_id_line" on "user_import_faults" ("tenant", "import_id", "line", "id");

create table "organizations" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "label" text,
  "description" text,
  "identity_provider_id" text,
  "settings" text not null default '{}',
  "administrators_version" integer not null default 0,
  "invitations_version" integer not null default 0,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create index "organizations_by_name" on "organizations" ("tenant", "name", "id");
create index "organizations_by_created_at" on "organizations" ("tenant", "created_at", "id");
create index "organizations_by_updated_at" on "organizations" ("tenant", "updated_at", "id");
create index "organizations_by_identity_provider_id" on "organizations" ("tenant", "identity_provider_id", "id") where "identity_provider_id" is not null;
create virtual table "organizations_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name, label */;

create table "memberships" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "organization_id" text not null,
  "user_id" text not null,
  "role" text not null default 'member',
  "titles" text not null default '[]',
  "roles" text not null default '[]',
  "created_at" integer not null,
  unique ("tenant", "id")
) strict;
create index "memberships_by_organization_id_created_at" on "memberships" ("tenant", "organization_id", "created_at", "id");
create index "memberships_by_user_id_created_at" on "memberships" ("tenant", "user_id", "created_at", "id");

create table "organization_domains" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "organization_id" text not null,
  "domain" text not null,
  "challenge" text not null,
  "verified_at" integer,
  "verified_domain" text,
  "federated_server_id" text,
  "enforced" integer not null default 0,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "organization_domains_one_verified_domain" on "organization_domains" ("tenant", "verified_domain");
create index "organization_domains_by_domain" on "organization_domains" ("tenant", "domain", "id");
create index "organization_domains_by_created_at" on "organization_domains" ("tenant", "created_at", "id");
create index "organization_domains_by_updated_at" on "organization_domains" ("tenant", "updated_at", "id");
create index "organization_domains_by_organization_id" on "organization_domains" ("tenant", "organization_id", "id");
create index "organization_domains_by_federated_server_id" on "organization_domains" ("tenant", "federated_server_id", "id") where "federated_server_id" is not null;
create virtual table "organization_domains_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: domain */;

create table "people_groups" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "description" text,
  "external_id" text,
  "parent_id" text,
  "roles" text not null default '[]',
  "scopes" text not null default '[]',
  "former_powers" text not null default '[]',
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "people_groups_one_name" on "people_groups" ("tenant", "name");
create index "people_groups_by_created_at" on "people_groups" ("tenant", "created_at", "id");
create index "people_groups_by_updated_at" on "people_groups" ("tenant", "updated_at", "id");
create index "people_groups_by_external_id" on "people_groups" ("tenant", "external_id", "id") where "external_id" is not null;
create index "people_groups_by_parent_id" on "people_groups" ("tenant", "parent_id", "id") where "parent_id" is not null;
create index "people_groups_by_parent_id_created_at" on "people_groups" ("tenant", "parent_id", "created_at", "id") where "parent_id" is not null;
create virtual table "people_groups_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "group_members" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "group_id" text not null,
  "user_id" text not null,
  "created_at" integer not null,
  unique ("tenant", "id")
) strict;
create index "group_members_by_group_id_created_at" on "group_members" ("tenant", "group_id", "created_at", "id");
create index "group_members_by_user_id_created_at" on "group_members" ("tenant", "user_id", "created_at", "id");

create table "invitations" (
  "tenant" text not null,
  "id" text not null,
  "organization_id" text not null,
  "invitee" text not null,
  "backend_id" text not null,
  "place" text not null,
  "role" text not null default 'member',
  "created_at" integer not null,
  "expires_at" integer not null,
  "answered_at" integer,
  primary key ("id", "tenant")
) without rowid, strict;
create unique index "invitations_one_place" on "invitations" ("tenant", "place");
create index "invitations_by_organization_id_created_at" on "invitations" ("tenant", "organization_id", "created_at", "id");
create index "invitations_by_invitee" on "invitations" ("tenant", "invitee", "id");

create table "identity_providers" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "backend_id" text,
  "is_default" integer not null default 0,
  "password_sign_in" integer not null default 1,
  "email_sign_in" text not null default 'off',
  "federated_servers" text not null default '[]',
  "session_ttl" integer,
  "session_idle_ttl" integer,
  "choose_session" integer not null default 0,
  "registrable" integer not null default 0,
  "confirmable" integer not null default 0,
  "reset_password" integer not null default 1,
  "forgot_password_uri" text,
  "totp" integer not null default 1,
  "totp_issuer" text,
  "totp_past_steps" integer not null default 1,
  "passkeys" integer not null default 1,
  "email_codes" integer not null default 0,
  "second_factor" text not null default 'optional',
  "second_factor_grace_ttl" integer not null default 0,
  "remember_device_ttl" integer not null default 0,
  "user_verification" text not null default 'preferred',
  "user_editable" integer not null default 0,
  "verifier_id" text,
  "destroyable" integer not null default 1,
  "consentable" integer not null default 1,
  "consent_uri" text,
  "brand_name" text,
  "page_title" text,
  "logo_uri" text,
  "background_uri" text,
  "accent_color" text,
  "accent_color_dark" text,
  "background_color" text,
  "background_color_dark" text,
  "card_color" text,
  "card_color_dark" text,
  "corner_radius" integer,
  "texts" text,
  "help_uri" text,
  "policy_uri" text,
  "tos_uri" text,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "identity_providers_one_name" on "identity_providers" ("tenant", "name");
create index "identity_providers_by_created_at" on "identity_providers" ("tenant", "created_at", "id");
create index "identity_providers_by_updated_at" on "identity_providers" ("tenant", "updated_at", "id");
create index "identity_providers_by_backend_id" on "identity_providers" ("tenant", "backend_id", "id") where "backend_id" is not null;
create virtual table "identity_providers_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "federated_servers" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "preset" text,
  "protocol" text not null default 'oidc',
  "active" integer not null default 1,
  "shown" integer not null default 1,
  "issuer" text,
  "authorization_endpoint" text,
  "token_endpoint" text,
  "userinfo_endpoint" text,
  "jwks_uri" text,
  "end_session_endpoint" text,
  "client_id" text,
  "client_secret" text,
  "client_auth_method" text not null default 'client_secret_basic',
  "scopes" text not null default '["openid","profile","email"]',
  "scope_separator" text,
  "parameters" text not null default '[]',
  "pkce" integer not null default 1,
  "iss_parameter" integer not null default 0,
  "sign_out" integer not null default 0,
  "saml_entity_id" text,
  "saml_sign_on_url" text,
  "saml_certificates" text,
  "saml_name_id_format" text not null default 'persistent',
  "saml_signing_key" text,
  "saml_signing_certificate" text,
  "saml_logout_url" text,
  "saml_logout_binding" text not null default 'http_redirect',
  "saml_decryption_key" text,
  "saml_decryption_certificate" text,
  "saml_ask_again" integer not null default 0,
  "subject_claim" text not null default 'sub',
  "attributes" text not null default '{}',
  "claim_documents" text not null default '[]',
  "role_rules" text not null default '[]',
  "create_people" integer not null default 1,
  "update_people" integer not null default 1,
  "trust_email" integer not null default 0,
  "trust_sign_in_time" integer not null default 0,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "federated_servers_one_name" on "federated_servers" ("tenant", "name");
create index "federated_servers_by_created_at" on "federated_servers" ("tenant", "created_at", "id");
create index "federated_servers_by_updated_at" on "federated_servers" ("tenant", "updated_at", "id");
create index "federated_servers_by_protocol" on "federated_servers" ("tenant", "protocol", "id");
create index "federated_servers_by_active" on "federated_servers" ("tenant", "active", "id");
create virtual table "federated_servers_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "linked_accounts" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "identity" text not null,
  "user_id" text not null,
  "federated_server_id" text not null,
  "subject" text not null,
  "label" text,
  "created_at" integer not null,
  "last_used_at" integer,
  unique ("tenant", "id")
) strict;
create unique index "linked_accounts_one_identity" on "linked_accounts" ("tenant", "identity");
create index "linked_accounts_by_created_at" on "linked_accounts" ("tenant", "created_at", "id");
create index "linked_accounts_by_user_id" on "linked_accounts" ("tenant", "user_id", "id");
create index "linked_accounts_by_federated_server_id" on "linked_accounts" ("tenant", "federated_server_id", "id");
create virtual table "linked_accounts_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: subject, label */;

create table "federated_sign_ins" (
  "tenant" text not null,
  "id" text not null,
  "step" text not null,
  "federated_server_id" text not null,
  "backend_id" text not null,
  "user_id" text,
  "browser" text not null,
  "secrets" text not null,
  "created_at" integer not null,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;

create table "backends" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "type" text not null default 'internal',
  "is_default" integer not null default 0,
  "create_default_organization" integer not null default 0,
  "roles" text not null default '[]',
  "metadata_fields" text not null default '[]',
  "password_min_strength" integer not null default 0,
  "password_hashing" text not null default '{"algorithm":"argon2id","memory":19456,"passes":2,"parallelism":1}',
  "mail_server_id" text,
  "preset" text,
  "ldap_host" text,
  "ldap_port" integer,
  "ldap_security" text not null default 'tls',
  "ldap_authorities" text,
  "ldap_bind_dn" text,
  "ldap_bind_password" text,
  "ldap_pool_size" integer not null default 5,
  "ldap_timeout" integer not null default 5,
  "ldap_base_dn" text,
  "ldap_user_attribute" text not null default 'uid',
  "ldap_further_attributes" text not null default '[]',
  "ldap_skip_disabled" integer not null default 0,
  "ldap_user_class" text,
  "ldap_id_attribute" text not null default 'entryUUID',
  "ldap_attributes" text not null default '{"email":"mail","name":"cn","given_name":"givenName","family_name":"sn","phone_number":"telephoneNumber"}',
  "ldap_trust_email" integer not null default 1,
  "ldap_groups" text not null default 'none',
  "ldap_group_base_dn" text,
  "ldap_group_attribute" text not null default 'member',
  "ldap_role_rules" text not null default '[]',
  "create_people" integer not null default 1,
  "former_powers" text not null default '[]',
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "backends_one_name" on "backends" ("tenant", "name");
create index "backends_by_created_at" on "backends" ("tenant", "created_at", "id");
create index "backends_by_updated_at" on "backends" ("tenant", "updated_at", "id");
create virtual table "backends_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "mail_servers" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "is_default" integer not null default 0,
  "sender" text not null,
  "host" text not null,
  "port" integer,
  "security" text not null default 'tls',
  "username" text,
  "password" text,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "mail_servers_one_name" on "mail_servers" ("tenant", "name");
create index "mail_servers_by_created_at" on "mail_servers" ("tenant", "created_at", "id");
create index "mail_servers_by_updated_at" on "mail_servers" ("tenant", "updated_at", "id");
create virtual table "mail_servers_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "trusted_issuers" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "issuer" text not null,
  "active" integer not null default 1,
  "purposes" text not null default '[]',
  "jwks" text,
  "jwks_uri" text,
  "roots" text,
  "signing_algs" text not null default '["ES256","PS256","EdDSA","RS256"]',
  "introspection_endpoint" text,
  "introspection_client_id" text,
  "introspection_client_secret" text,
  "hmac_secret" text,
  "cache_ttl" integer,
  "audiences" text not null default '[]',
  "token_types" text not null default '["at+jwt"]',
  "scopes" text not null default '[]',
  "subject_claim" text not null default 'sub',
  "override_claim" text,
  "creates_people" integer not null default 0,
  "attributes" text not null default '{}',
  "subject_is" text not null default 'id',
  "user_id" text,
  "client_id" text,
  "owner" text,
  "contacts" text not null default '[]',
  "review" text not null default 'waiting',
  "review_note" text,
  "reviewed_by" text,
  "reviewed_at" integer,
  "authors" text not null default '[]',
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "trusted_issuers_one_issuer" on "trusted_issuers" ("tenant", "issuer");
create index "trusted_issuers_by_name" on "trusted_issuers" ("tenant", "name", "id");
create index "trusted_issuers_by_created_at" on "trusted_issuers" ("tenant", "created_at", "id");
create index "trusted_issuers_by_updated_at" on "trusted_issuers" ("tenant", "updated_at", "id");
create index "trusted_issuers_by_owner" on "trusted_issuers" ("tenant", "owner", "id") where "owner" is not null;
create index "trusted_issuers_by_review" on "trusted_issuers" ("tenant", "review", "id");
create virtual table "trusted_issuers_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name, issuer */;

create table "assertion_rules" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "active" integer not null default 1,
  "direction" text not null,
  "client_id" text not null,
  "party" text not null,
  "assertion_type" text not null default 'id_jag',
  "party_client_id" text,
  "groups" text not null default '[]',
  "resources" text not null default '[]',
  "scopes" text not null default '[]',
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "assertion_rules_one_name" on "assertion_rules" ("tenant", "name");
create index "assertion_rules_by_created_at" on "assertion_rules" ("tenant", "created_at", "id");
create index "assertion_rules_by_updated_at" on "assertion_rules" ("tenant", "updated_at", "id");
create index "assertion_rules_by_direction" on "assertion_rules" ("tenant", "direction", "id");
create index "assertion_rules_by_client_id" on "assertion_rules" ("tenant", "client_id", "id");
create index "assertion_rules_by_party" on "assertion_rules" ("tenant", "party", "id");
create virtual table "assertion_rules_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name, party */;

create table "policies" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "description" text,
  "effect" text not null default 'allow',
  "stage" text not null default 'draft',
  "engine" text not null default 'matcho',
  "rule" text,
  "points" text not null default '[]',
  "client_ids" text not null default '[]',
  "user_ids" text not null default '[]',
  "role_ids" text not null default '[]',
  "organization_ids" text not null default '[]',
  "operations" text not null default '[]',
  "by_scope" integer not null default 0,
  "reason" text,
  "most_scopes" text,
  "longest_ttl" integer,
  "step_up" text,
  "cases" text not null default '[]',
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "policies_one_name" on "policies" ("tenant", "name");
create index "policies_by_created_at" on "policies" ("tenant", "created_at", "id");
create index "policies_by_updated_at" on "policies" ("tenant", "updated_at", "id");
create index "policies_by_effect" on "policies" ("tenant", "effect", "id");
create index "policies_by_stage" on "policies" ("tenant", "stage", "id");
create index "policies_by_engine" on "policies" ("tenant", "engine", "id");
create virtual table "policies_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name, client_ids, user_ids, role_ids, organization_ids */;

create table "policy_versions" (
  "row" integer primary key,
  "tenant" text not null,
  "policy_id" text not null,
  "policy" text not null,
  "id" text not null,
  "version" integer not null,
  "at" integer not null,
  "actor_type" text not null,
  "actor_id" text,
  unique ("tenant", "id")
) strict;
create index "policy_versions_by_policy_id_version" on "policy_versions" ("tenant", "policy_id", "version", "id");

create table "policy_decisions" (
  "tenant" text not null,
  "id" text not null,
  "request_id" text not null,
  "at" integer not null,
  "point" text not null,
  "operation" text not null,
  "client_id" text not null,
  "user_id" text,
  "effect" text not null,
  "decided_by" text,
  "reason" text,
  "shadow_effect" text,
  "shadow_decided_by" text,
  "scope_takes" text not null default '[]',
  "scope_held" text not null default '[]',
  "is_exempt" integer not null default 0,
  "cost" integer not null,
  "trace" text not null default '[]',
  "request" text not null,
  "debugged" integer not null default 0,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "policy_decisions_by_at" on "policy_decisions" ("tenant", "at", "id");
create index "policy_decisions_by_point" on "policy_decisions" ("tenant", "point", "id");
create index "policy_decisions_by_effect" on "policy_decisions" ("tenant", "effect", "id");
create index "policy_decisions_by_shadow_effect" on "policy_decisions" ("tenant", "shadow_effect", "id") where "shadow_effect" is not null;
create index "policy_decisions_by_request_id" on "policy_decisions" ("tenant", "request_id", "id");
create index "policy_decisions_by_client_id_at" on "policy_decisions" ("tenant", "client_id", "at", "id");

create table "saved_requests" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "point" text not null default 'operation',
  "request" text not null default '{}',
  "client_id" text,
  "user_id" text,
  "shared" integer not null default 0,
  "owner" text not null,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create index "saved_requests_by_name" on "saved_requests" ("tenant", "name", "id");
create index "saved_requests_by_created_at" on "saved_requests" ("tenant", "created_at", "id");
create index "saved_requests_by_updated_at" on "saved_requests" ("tenant", "updated_at", "id");
create index "saved_requests_by_point" on "saved_requests" ("tenant", "point", "id");
create index "saved_requests_by_shared" on "saved_requests" ("tenant", "shared", "id");
create index "saved_requests_by_owner" on "saved_requests" ("tenant", "owner", "id");
create virtual table "saved_requests_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "reviews" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "client_id" text not null,
  "requested_by" text not null,
  "reason" text not null,
  "state" text not null default 'waiting',
  "items" text not null,
  "checked" text not null default '[]',
  "decided_by" text,
  "decided_at" integer,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create index "reviews_by_created_at" on "reviews" ("tenant", "created_at", "id");
create index "reviews_by_updated_at" on "reviews" ("tenant", "updated_at", "id");
create index "reviews_by_client_id_created_at" on "reviews" ("tenant", "client_id", "created_at", "id");
create index "reviews_by_state_created_at" on "reviews" ("tenant", "state", "created_at", "id");

create table "developer_requests" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "email" text not null,
  "user_id" text,
  "reason" text,
  "state" text not null default 'invited',
  "expires_at" integer,
  "answer" text,
  "decided_by" text,
  "decided_at" integer,
  "place" text not null,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "developer_requests_one_place" on "developer_requests" ("tenant", "place");
create index "developer_requests_by_created_at" on "developer_requests" ("tenant", "created_at", "id");
create index "developer_requests_by_updated_at" on "developer_requests" ("tenant", "updated_at", "id");
create index "developer_requests_by_user_id" on "developer_requests" ("tenant", "user_id", "id") where "user_id" is not null;
create index "developer_requests_by_state" on "developer_requests" ("tenant", "state", "id");
create index "developer_requests_by_state_created_at" on "developer_requests" ("tenant", "state", "created_at", "id");
create virtual table "developer_requests_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: email */;

create table "scim_tokens" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "expires_at" integer,
  "grant_id" text not null,
  "created_by" text,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create index "scim_tokens_by_name" on "scim_tokens" ("tenant", "name", "id");
create index "scim_tokens_by_created_at" on "scim_tokens" ("tenant", "created_at", "id");
create index "scim_tokens_by_updated_at" on "scim_tokens" ("tenant", "updated_at", "id");
create virtual table "scim_tokens_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "audit_events" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "sequence" integer not null default 0,
  "at" integer not null,
  "action" text not null,
  "outcome" text not null default 'done',
  "actor_type" text not null,
  "actor_id" text,
  "client_id" text,
  "target_type" text,
  "target_id" text,
  "target_name" text,
  "changes" text not null default '{}',
  "reason" text,
  "address" text,
  "request_id" text,
  unique ("tenant", "id")
) strict;
create index "audit_events_by_sequence" on "audit_events" ("tenant", "sequence", "id");
create index "audit_events_by_at" on "audit_events" ("tenant", "at", "id");
create index "audit_events_by_outcome" on "audit_events" ("tenant", "outcome", "id");
create index "audit_events_by_target_type" on "audit_events" ("tenant", "target_type", "id") where "target_type" is not null;
create index "audit_events_by_target_id_at" on "audit_events" ("tenant", "target_id", "at", "id") where "target_id" is not null;
create index "audit_events_by_actor_id_at" on "audit_events" ("tenant", "actor_id", "at", "id") where "actor_id" is not null;
create index "audit_events_by_client_id_at" on "audit_events" ("tenant", "client_id", "at", "id") where "client_id" is not null;
create index "audit_events_by_action_at" on "audit_events" ("tenant", "action", "at", "id");
create virtual table "audit_events_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: target_name */;

create table "access_tokens" (
  "tenant" text not null,
  "id" text not null,
  "format" text not null,
  "client_id" text not null,
  "user_id" text,
  "grant_id" text,
  "grant_type" text not null,
  "scope" text not null default '[]',
  "audience" text not null default '[]',
  "confirmation" text,
  "claims" text,
  "subject_token_id" text,
  "credential_id" text,
  "request_id" text,
  "network" text,
  "issued_at" integer not null,
  "expires_at" integer not null,
  "revoked_at" integer,
  primary key ("id", "tenant")
) without rowid, strict;
create index "access_tokens_by_client_id" on "access_tokens" ("tenant", "client_id", "id");
create index "access_tokens_by_user_id" on "access_tokens" ("tenant", "user_id", "id") where "user_id" is not null;

create table "refresh_tokens" (
  "tenant" text not null,
  "id" text not null,
  "grant_id" text not null,
  "client_id" text not null,
  "user_id" text,
  "scope" text not null default '[]',
  "audience" text not null default '[]',
  "confirmation" text,
  "issued_at" integer not null,
  "expires_at" integer not null,
  "used_at" integer,
  "lasting" integer not null default 0,
  "last_used_at" integer,
  "answer" text,
  "revoked_at" integer,
  primary key ("id", "tenant")
) without rowid, strict;

create table "grants" (
  "tenant" text not null,
  "id" text not null,
  "client_id" text not null,
  "user_id" text,
  "session_id" text,
  "sid" text,
  "scope" text not null default '[]',
  "audience" text not null default '[]',
  "authorization_details" text,
  "nonce" text,
  "claims" text,
  "launch" text,
  "agent" integer,
  "sealed_presented" text,
  "auth_time" integer,
  "acr" text,
  "amr" text not null default '[]',
  "created_at" integer not null,
  "expires_at" integer not null,
  "revoked_at" integer,
  primary key ("id", "tenant")
) without rowid, strict;
create index "grants_by_client_id" on "grants" ("tenant", "client_id", "id");
create index "grants_by_user_id" on "grants" ("tenant", "user_id", "id") where "user_id" is not null;

create table "authorization_codes" (
  "tenant" text not null,
  "id" text not null,
  "client_id" text not null,
  "grant_id" text not null,
  "user_id" text,
  "redirect_uri" text not null,
  "names_redirect_uri" integer not null default 0,
  "code_challenge" text,
  "dpop_jkt" text,
  "issued_at" integer not null,
  "expires_at" integer not null,
  "kept_until" integer not null,
  "used_at" integer,
  primary key ("id", "tenant")
) without rowid, strict;

create table "waiting_requests" (
  "tenant" text not null,
  "id" text not null,
  "client_id" text not null,
  "params" text not null,
  "browser" text,
  "session_id" text,
  "agreed" text,
  "declined_at" integer,
  "pushed_id" text,
  "created_at" integer not null,
  "begins_until" integer,
  "expires_at" integer not null,
  "used_at" integer,
  primary key ("id", "tenant")
) without rowid, strict;

create table "decoupled_requests" (
  "tenant" text not null,
  "id" text not null,
  "kind" text not null,
  "client_id" text not null,
  "user_code" text,
  "user_id" text,
  "scope" text not null default '[]',
  "audience" text not null default '[]',
  "authorization_details" text,
  "binding_message" text,
  "ping" text,
  "answer" text,
  "state" text not null default 'pending',
  "grant_id" text,
  "interval" integer not null,
  "polled_at" integer,
  "network" text not null,
  "created_at" integer not null,
  "expires_at" integer not null,
  "kept_until" integer not null,
  "told_at" integer,
  "used_at" integer,
  primary key ("id", "tenant")
) without rowid, strict;
create unique index "decoupled_requests_one_user_code" on "decoupled_requests" ("tenant", "user_code");
create index "decoupled_requests_by_user_id" on "decoupled_requests" ("tenant", "user_id", "id") where "user_id" is not null;

create table "sessions" (
  "tenant" text not null,
  "id" text not null,
  "user_id" text not null,
  "backend_id" text not null,
  "sid" text not null,
  "auth_time" integer not null,
  "amr" text not null default '[]',
  "acr" text,
  "federated_server_id" text,
  "federated_id_token" text,
  "saml_name" text,
  "saml_name_key" text,
  "remember" text not null default 'no',
  "trusted_device_id" text,
  "second_factor_put_off" integer not null default 0,
  "address" text,
  "agent" text,
  "created_at" integer not null,
  "last_seen_at" integer not null,
  "longest_pause" integer not null default 0,
  "session_idle_ttl" integer,
  "expires_at" integer not null,
  "ended_at" integer,
  primary key ("id", "tenant")
) without rowid, strict;
create index "sessions_by_user_id" on "sessions" ("tenant", "user_id", "id");
create index "sessions_by_saml_name_key" on "sessions" ("tenant", "saml_name_key", "id") where "saml_name_key" is not null;

create table "client_sessions" (
  "tenant" text not null,
  "id" text not null,
  "client_id" text not null,
  "user_id" text not null,
  "sid" text not null,
  "since" integer not null,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "client_sessions_by_user_id_sid" on "client_sessions" ("tenant", "user_id", "sid", "id");

create table "logout_deliveries" (
  "tenant" text not null,
  "id" text not null,
  "client_id" text not null,
  "user_id" text not null,
  "sid" text not null,
  "outcome" text not null default 'waiting',
  "attempts" integer not null default 0,
  "status" integer,
  "detail" text,
  "created_at" integer not null,
  "attempted_at" integer,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "logout_deliveries_by_created_at" on "logout_deliveries" ("tenant", "created_at", "id");
create index "logout_deliveries_by_client_id" on "logout_deliveries" ("tenant", "client_id", "id");
create index "logout_deliveries_by_user_id" on "logout_deliveries" ("tenant", "user_id", "id");
create index "logout_deliveries_by_outcome" on "logout_deliveries" ("tenant", "outcome", "id");
create index "logout_deliveries_by_client_id_created_at" on "logout_deliveries" ("tenant", "client_id", "created_at", "id");

create table "signal_streams" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "client_id" text not null,
  "place" text not null,
  "description" text,
  "method" text not null,
  "endpoint_url" text,
  "authorization" text,
  "events_requested" text not null default '[]',
  "status" text not null default 'enabled',
  "status_reason" text,
  "queued_sequence" integer not null default 0,
  "verified_at" integer,
  "failing_since" integer,
  "last_error" text,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "signal_streams_one_place" on "signal_streams" ("tenant", "place");
create index "signal_streams_by_created_at" on "signal_streams" ("tenant", "created_at", "id");
create index "signal_streams_by_updated_at" on "signal_streams" ("tenant", "updated_at", "id");
create index "signal_streams_by_client_id" on "signal_streams" ("tenant", "client_id", "id");
create index "signal_streams_by_method" on "signal_streams" ("tenant", "method", "id");
create index "signal_streams_by_status" on "signal_streams" ("tenant", "status", "id");

create table "signals" (
  "tenant" text not null,
  "id" text not null,
  "stream_id" text not null,
  "type" text not null,
  "subject" text not null,
  "details" text not null default '{}',
  "txn" text,
  "at" integer not null,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "signals_by_stream_id" on "signals" ("tenant", "stream_id", "id");

create table "signal_exclusions" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "stream_id" text not null,
  "user_id" text not null,
  unique ("tenant", "id")
) strict;
create index "signal_exclusions_by_stream_id" on "signal_exclusions" ("tenant", "stream_id", "id");
create index "signal_exclusions_by_user_id" on "signal_exclusions" ("tenant", "user_id", "id");

create table "unfinished_sign_ins" (
  "tenant" text not null,
  "id" text not null,
  "user_id" text not null,
  "backend_id" text not null,
  "amr" text not null default '[]',
  "remember" text not null default 'no',
  "federated_server_id" text,
  "sealed_proof" text,
  "created_at" integer not null,
  "expires_at" integer not null,
  "used_at" integer,
  primary key ("id", "tenant")
) without rowid, strict;
create index "unfinished_sign_ins_by_user_id" on "unfinished_sign_ins" ("tenant", "user_id", "id");

create table "trusted_devices" (
  "tenant" text not null,
  "id" text not null,
  "user_id" text not null,
  "agent" text,
  "address" text not null,
  "created_at" integer not null,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "trusted_devices_by_user_id" on "trusted_devices" ("tenant", "user_id", "id");

create table "factors" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "user_id" text not null,
  "type" text not null,
  "name" text not null,
  "secret" text,
  "last_step" integer not null default 0,
  "address" text,
  "credential_id" text,
  "public_key" text,
  "sign_count" integer not null default 0,
  "transports" text not null default '[]',
  "synced" integer not null default 0,
  "created_at" integer not null,
  "last_used_at" integer,
  unique ("tenant", "id")
) strict;
create unique index "factors_one_credential_id" on "factors" ("tenant", "credential_id");
create index "factors_by_user_id_created_at" on "factors" ("tenant", "user_id", "created_at", "id");

create table "recovery_codes" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "user_id" text not null,
  "created_at" integer not null,
  "used_at" integer,
  unique ("tenant", "id")
) strict;
create index "recovery_codes_by_user_id" on "recovery_codes" ("tenant", "user_id", "id");

create table "consents" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "user_id" text not null,
  "client_id" text not null,
  "scopes" text not null default '[]',
  "created_at" integer not null,
  "updated_at" integer not null,
  "last_used_at" integer,
  unique ("tenant", "id")
) strict;
create index "consents_by_user_id_updated_at" on "consents" ("tenant", "user_id", "updated_at", "id");
create index "consents_by_client_id_updated_at" on "consents" ("tenant", "client_id", "updated_at", "id");

create table "personal_tokens" (
  "tenant" text not null,
  "id" text not null,
  "user_id" text not null,
  "note" text not null,
  "scope" text not null default '[]',
  "grant_id" text not null,
  "created_at" integer not null,
  "expires_at" integer not null,
  "kept_until" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "personal_tokens_by_user_id" on "personal_tokens" ("tenant", "user_id", "id");

create table "seen_once" (
  "tenant" text not null,
  "id" text not null,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;

create table "vault_uses" (
  "tenant" text not null,
  "id" text not null,
  "client_id" text not null,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "vault_uses_by_client_id" on "vault_uses" ("tenant", "client_id", "id");

create table "mail_challenges" (
  "tenant" text not null,
  "id" text not null,
  "purpose" text not null,
  "backend_id" text not null,
  "user_id" text,
  "address" text,
  "code" text,
  "link" text,
  "query" text,
  "failures" integer not null default 0,
  "created_at" integer not null,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "mail_challenges_by_user_id" on "mail_challenges" ("tenant", "user_id", "id") where "user_id" is not null;

create table "mail_links" (
  "tenant" text not null,
  "id" text not null,
  "purpose" text not null,
  "user_id" text not null,
  "address" text not null,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "mail_links_by_user_id" on "mail_links" ("tenant", "user_id", "id");

create table "guesses" (
  "tenant" text not null,
  "id" text not null,
  "network" text not null,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "guesses_by_network" on "guesses" ("tenant", "network", "id");

create table "idempotency" (
  "tenant" text not null,
  "id" text not null,
  "request" text not null,
  "status" integer not null default 0,
  "answer" text,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;

create table "activity" (
  "tenant" text not null,
  "id" text not null,
  "client_id" text not null,
  "hour_at" integer not null,
  "tokens" integer not null default 0,
  "sign_ins" integer not null default 0,
  "introspections" integer not null default 0,
  "calls" integer not null default 0,
  "refusals" integer not null default 0,
  "faults" integer not null default 0,
  "reasons" text not null default '{}',
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "activity_by_client_id_hour_at" on "activity" ("tenant", "client_id", "hour_at", "id");
create index "activity_by_hour_at" on "activity" ("tenant", "hour_at", "id");

create table "last_uses" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "last_used_at" integer not null default 0,
  "last_refused_at" integer,
  "last_refusal" text,
  "failing_at" integer,
  "recent_tokens" integer not null default 0,
  "recent_refusals" integer not null default 0,
  "counted_from" integer,
  unique ("tenant", "id")
) strict;
create index "last_uses_by_last_used_at" on "last_uses" ("tenant", "last_used_at", "id");
create index "last_uses_by_recent_tokens" on "last_uses" ("tenant", "recent_tokens", "id");
create index "last_uses_by_recent_refusals" on "last_uses" ("tenant", "recent_refusals", "id");
create index "last_uses_by_counted_from" on "last_uses" ("tenant", "counted_from", "id") where "counted_from" is not null;
create index "last_uses_by_failing_at" on "last_uses" ("tenant", "failing_at", "id") where "failing_at" is not null;

create table "explanations" (
  "tenant" text not null,
  "id" text not null,
  "request_id" text not null,
  "at" integer not null,
  "client_id" text not null,
  "endpoint" text not null,
  "method" text not null,
  "error" text not null,
  "status" integer not null,
  "message" text not null,
  "check" text not null,
  "spec" text,
  "passed" text not null default '[]',
  "expected" text not null default '[]',
  "got" text,
  "decision" text,
  "tried" text,
  "auth_method" text,
  "network" text not null,
  "params" text not null default '{}',
  "withheld" text not null default '[]',
  "was_pushed" integer not null default 0,
  "skipped" integer not null default 0,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "explanations_by_at" on "explanations" ("tenant", "at", "id");
create index "explanations_by_client_id_at" on "explanations" ("tenant", "client_id", "at", "id");
create index "explanations_by_request_id" on "explanations" ("tenant", "request_id", "id");

create table "posture_scores" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "score" integer not null default 0,
  "measured_by" integer not null default 0,
  unique ("tenant", "id")
) strict;
create index "posture_scores_by_score" on "posture_scores" ("tenant", "score", "id");
create index "posture_scores_by_measured_by" on "posture_scores" ("tenant", "measured_by", "id");

create table "webhooks" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "url" text not null,
  "events" text not null default '[]',
  "client_id" text,
  "active" integer not null default 1,
  "secret" text not null,
  "former_secret" text,
  "former_until" integer,
  "delivered_sequence" integer not null default 0,
  "failing_since" integer,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create index "webhooks_by_name" on "webhooks" ("tenant", "name", "id");
create index "webhooks_by_created_at" on "webhooks" ("tenant", "created_at", "id");
create index "webhooks_by_updated_at" on "webhooks" ("tenant", "updated_at", "id");
create index "webhooks_by_client_id" on "webhooks" ("tenant", "client_id", "id") where "client_id" is not null;
create index "webhooks_by_active" on "webhooks" ("tenant", "active", "id");
create virtual table "webhooks_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "webhook_deliveries" (
  "tenant" text not null,
  "id" text not null,
  "webhook_id" text not null,
  "event_id" text not null,
  "action" text not null,
  "outcome" text not null,
  "status" integer,
  "detail" text,
  "duration" integer not null,
  "at" integer not null,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "webhook_deliveries_by_at" on "webhook_deliveries" ("tenant", "at", "id");
create index "webhook_deliveries_by_webhook_id" on "webhook_deliveries" ("tenant", "webhook_id", "id");
create index "webhook_deliveries_by_event_id" on "webhook_deliveries" ("tenant", "event_id", "id");
create index "webhook_deliveries_by_outcome" on "webhook_deliveries" ("tenant", "outcome", "id");
create index "webhook_deliveries_by_webhook_id_at" on "webhook_deliveries" ("tenant", "webhook_id", "at", "id");

create table "verifiers" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "purpose" text,
  "scope" text,
  "active" integer not null default 1,
  "client_id" text,
  "dcql" text not null,
  "client_id_prefix" text not null default 'decentralized_identifier',
  "presentation_exchange" integer not null default 0,
  "encrypted_response" integer not null default 1,
  "key_pair_id" text,
  "certificates" text,
  "attestation" text,
  "wallet" text not null default 'openid4vp://',
  "cross_device" integer not null default 1,
  "issuers" text not null default '[]',
  "roots" text,
  "check_status" integer not null default 1,
  "subject_claim" text not null default 'sub',
  "subject_is" text not null default 'username',
  "register" integer not null default 0,
  "claims" text not null default '{}',
  "offers" text not null default '[]',
  "owner" text,
  "contacts" text not null default '[]',
  "review" text not null default 'waiting',
  "review_note" text,
  "reviewed_by" text,
  "reviewed_at" integer,
  "authors" text not null default '[]',
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "verifiers_one_name" on "verifiers" ("tenant", "name");
create unique index "verifiers_one_scope" on "verifiers" ("tenant", "scope");
create index "verifiers_by_created_at" on "verifiers" ("tenant", "created_at", "id");
create index "verifiers_by_updated_at" on "verifiers" ("tenant", "updated_at", "id");
create index "verifiers_by_active" on "verifiers" ("tenant", "active", "id");
create index "verifiers_by_client_id" on "verifiers" ("tenant", "client_id", "id") where "client_id" is not null;
create index "verifiers_by_owner" on "verifiers" ("tenant", "owner", "id") where "owner" is not null;
create index "verifiers_by_review" on "verifiers" ("tenant", "review", "id");
create virtual table "verifiers_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name, scope */;

create table "verifier_versions" (
  "row" integer primary key,
  "tenant" text not null,
  "verifier_id" text not null,
  "verifier" text not null,
  "id" text not null,
  "version" integer not null,
  "at" integer not null,
  "actor_type" text not null,
  "actor_id" text,
  unique ("tenant", "id")
) strict;
create index "verifier_versions_by_verifier_id_version" on "verifier_versions" ("tenant", "verifier_id", "version", "id");

create table "trusted_issuer_versions" (
  "row" integer primary key,
  "tenant" text not null,
  "trusted_issuer_id" text not null,
  "trusted_issuer" text not null,
  "id" text not null,
  "version" integer not null,
  "at" integer not null,
  "actor_type" text not null,
  "actor_id" text,
  unique ("tenant", "id")
) strict;
create index "trusted_issuer_versions_by_trusted_issuer_id_version" on "trusted_issuer_versions" ("tenant", "trusted_issuer_id", "version", "id");

create table "presentations" (
  "tenant" text not null,
  "id" text not null,
  "verifier_id" text not null,
  "client_id" text,
  "purpose" text not null,
  "response_types" text not null default '["vp_token"]',
  "state" text not null default 'waiting',
  "browser" text,
  "waiting_id" text,
  "sealed_key" text,
  "return_to" text,
  "flow" text,
  "response_code" text,
  "seen" text not null default '[]',
  "chain" text not null default '[]',
  "parties" text not null default '[]',
  "policies" text not null default '[]',
  "offer_follows" integer not null default 0,
  "wallet_state" text,
  "request_key" text,
  "holder_key" text,
  "holder" text,
  "sealed_claims" text,
  "sealed_earlier" text,
  "refusal" text,
  "created_at" integer not null,
  "answered_at" integer,
  "expires_at" integer not null,
  "kept_until" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "presentations_by_state" on "presentations" ("tenant", "state", "id");
create index "presentations_by_verifier_id" on "presentations" ("tenant", "verifier_id", "id");
create index "presentations_by_waiting_id" on "presentations" ("tenant", "waiting_id", "id") where "waiting_id" is not null;

create table "desk_activity" (
  "tenant" text not null,
  "id" text not null,
  "subject_id" text not null,
  "hour_at" integer not null,
  "uses" integer not null default 0,
  "refusals" integer not null default 0,
  "last_at" integer not null,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "desk_activity_by_subject_id_hour_at" on "desk_activity" ("tenant", "subject_id", "hour_at", "id");

create table "desk_last_uses" (
  "tenant" text not null,
  "subject_id" text not null,
  "last_at" integer not null,
  "expires_at" integer not null,
  primary key ("subject_id", "tenant")
) without rowid, strict;

create table "outbound_providers" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "namespace" text,
  "name" text not null,
  "full_name" text not null,
  "type" text not null default 'oauth2',
  "preset" text,
  "documentation_uri" text,
  "issuer" text,
  "authorization_endpoint" text,
  "token_endpoint" text,
  "device_authorization_endpoint" text,
  "revocation_endpoint" text,
  "jwks_uri" text,
  "response_type" text not null default 'code',
  "scope_separator" text,
  "pkce" integer not null default 1,
  "iss_parameter" integer not null default 0,
  "token_method" text not null default 'POST',
  "client_auth_method" text not null default 'client_secret_basic',
  "client_assertion_alg" text not null default 'ES256',
  "client_assertion_audience" text not null default 'issuer',
  "dpop" integer not null default 0,
  "refresh_strategy" text not null default 'standard',
  "refresh_margin" integer,
  "hook_url" text,
  "hook_secret" text,
  "hook_signs" integer not null default 0,
  "sharing" text not null default 'tenant',
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "outbound_providers_one_full_name" on "outbound_providers" ("tenant", "full_name");
create index "outbound_providers_by_name" on "outbound_providers" ("tenant", "name", "id");
create index "outbound_providers_by_created_at" on "outbound_providers" ("tenant", "created_at", "id");
create index "outbound_providers_by_updated_at" on "outbound_providers" ("tenant", "updated_at", "id");
create index "outbound_providers_by_namespace" on "outbound_providers" ("tenant", "namespace", "id") where "namespace" is not null;
create index "outbound_providers_by_type" on "outbound_providers" ("tenant", "type", "id");
create index "outbound_providers_by_sharing" on "outbound_providers" ("tenant", "sharing", "id");
create virtual table "outbound_providers_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "outbound_scopes" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "name" text not null,
  "provider_id" text not null,
  "full_name" text not null,
  "description" text,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "outbound_scopes_one_full_name" on "outbound_scopes" ("tenant", "full_name");
create index "outbound_scopes_by_name" on "outbound_scopes" ("tenant", "name", "id");
create index "outbound_scopes_by_created_at" on "outbound_scopes" ("tenant", "created_at", "id");
create index "outbound_scopes_by_updated_at" on "outbound_scopes" ("tenant", "updated_at", "id");
create index "outbound_scopes_by_provider_id" on "outbound_scopes" ("tenant", "provider_id", "id");
create virtual table "outbound_scopes_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "remote_clients" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "namespace" text,
  "name" text not null,
  "provider_id" text not null,
  "full_name" text not null,
  "type" text not null,
  "identifier" text not null,
  "secret" text,
  "secret_expires_at" integer,
  "warned_at" integer,
  "alerted_at" integer,
  "secret_alerted_at" integer,
  "contacts" text not null default '[]',
  "certificate" text,
  "certificate_key" text,
  "parameters" text not null default '[]',
  "headers" text not null default '[]',
  "variables" text not null default '[]',
  "return_uris" text not null default '[]',
  "sharing" text not null default 'tenant',
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "remote_clients_one_full_name" on "remote_clients" ("tenant", "full_name");
create index "remote_clients_by_name" on "remote_clients" ("tenant", "name", "id");
create index "remote_clients_by_created_at" on "remote_clients" ("tenant", "created_at", "id");
create index "remote_clients_by_updated_at" on "remote_clients" ("tenant", "updated_at", "id");
create index "remote_clients_by_namespace" on "remote_clients" ("tenant", "namespace", "id") where "namespace" is not null;
create index "remote_clients_by_provider_id" on "remote_clients" ("tenant", "provider_id", "id");
create index "remote_clients_by_type" on "remote_clients" ("tenant", "type", "id");
create index "remote_clients_by_sharing" on "remote_clients" ("tenant", "sharing", "id");
create index "remote_clients_by_secret_expires_at" on "remote_clients" ("tenant", "secret_expires_at", "id") where "secret_expires_at" is not null;
create virtual table "remote_clients_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name, identifier */;

create table "outbound_authorizations" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "namespace" text,
  "name" text not null,
  "full_name" text not null,
  "type" text not null default 'oauth2',
  "flow" text not null default 'authorization_code',
  "remote_client_id" text,
  "scopes" text not null default '[]',
  "parameters" text not null default '[]',
  "variables" text not null default '[]',
  "assertion_subject" text,
  "subject_authorization_id" text,
  "user_id" text,
  "connection_id" text,
  "username" text,
  "password" text,
  "api_key" text,
  "header_name" text not null default 'Authorization',
  "header_prefix" text,
  "metadata" text not null default '{}',
  "status" text not null default 'unauthorized',
  "token_type" text,
  "access_token" text,
  "refresh_token" text,
  "id_token" text,
  "granted_scope" text not null default '[]',
  "subject_there" text,
  "obtained_at" integer,
  "expires_at" integer,
  "refresh_at" integer,
  "generation" integer not null default 0,
  "lease" text,
  "leased_until" integer,
  "failures" integer not null default 0,
  "failing_since" integer,
  "retry_at" integer,
  "error" text,
  "error_description" text,
  "alerted_at" integer,
  "dpop_key" text,
  "device" text,
  "device_code" text,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "outbound_authorizations_one_full_name" on "outbound_authorizations" ("tenant", "full_name");
create index "outbound_authorizations_by_name" on "outbound_authorizations" ("tenant", "name", "id");
create index "outbound_authorizations_by_expires_at" on "outbound_authorizations" ("tenant", "expires_at", "id");
create index "outbound_authorizations_by_refresh_at" on "outbound_authorizations" ("tenant", "refresh_at", "id");
create index "outbound_authorizations_by_created_at" on "outbound_authorizations" ("tenant", "created_at", "id");
create index "outbound_authorizations_by_updated_at" on "outbound_authorizations" ("tenant", "updated_at", "id");
create index "outbound_authorizations_by_namespace" on "outbound_authorizations" ("tenant", "namespace", "id") where "namespace" is not null;
create index "outbound_authorizations_by_type" on "outbound_authorizations" ("tenant", "type", "id");
create index "outbound_authorizations_by_remote_client_id" on "outbound_authorizations" ("tenant", "remote_client_id", "id") where "remote_client_id" is not null;
create index "outbound_authorizations_by_status" on "outbound_authorizations" ("tenant", "status", "id");
create index "outbound_authorizations_by_status_failing_since" on "outbound_authorizations" ("tenant", "status", "failing_since", "id");
create index "outbound_authorizations_by_user_id_created_at" on "outbound_authorizations" ("tenant", "user_id", "created_at", "id") where "user_id" is not null;
create virtual table "outbound_authorizations_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "outbound_connections" (
  "row" integer primary key,
  "tenant" text not null,
  "id" text not null,
  "namespace" text,
  "name" text not null,
  "full_name" text not null,
  "base_url" text not null,
  "headers" text not null default '[]',
  "variables" text not null default '[]',
  "injection" text not null default 'automatic',
  "authorization_id" text,
  "remote_client_id" text,
  "scopes" text not null default '[]',
  "open" integer not null default 0,
  "users" text not null default '[]',
  "clients" text not null default '[]',
  "tells_token" integer not null default 1,
  "version" integer not null default 1,
  "created_at" integer not null default 0,
  "updated_at" integer not null default 0,
  unique ("tenant", "id")
) strict;
create unique index "outbound_connections_one_full_name" on "outbound_connections" ("tenant", "full_name");
create index "outbound_connections_by_name" on "outbound_connections" ("tenant", "name", "id");
create index "outbound_connections_by_created_at" on "outbound_connections" ("tenant", "created_at", "id");
create index "outbound_connections_by_updated_at" on "outbound_connections" ("tenant", "updated_at", "id");
create index "outbound_connections_by_namespace" on "outbound_connections" ("tenant", "namespace", "id") where "namespace" is not null;
create index "outbound_connections_by_authorization_id" on "outbound_connections" ("tenant", "authorization_id", "id") where "authorization_id" is not null;
create index "outbound_connections_by_remote_client_id" on "outbound_connections" ("tenant", "remote_client_id", "id") where "remote_client_id" is not null;
create index "outbound_connections_by_open" on "outbound_connections" ("tenant", "open", "id");
create virtual table "outbound_connections_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: name */;

create table "outbound_attempts" (
  "tenant" text not null,
  "id" text not null,
  "authorization_id" text not null,
  "outcome" text not null,
  "error" text,
  "detail" text,
  "duration" integer not null default 0,
  "day" integer not null,
  "at" integer not null,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;
create index "outbound_attempts_by_at" on "outbound_attempts" ("tenant", "at", "id");
create index "outbound_attempts_by_outcome" on "outbound_attempts" ("tenant", "outcome", "id");
create index "outbound_attempts_by_authorization_id_at" on "outbound_attempts" ("tenant", "authorization_id", "at", "id");
create index "outbound_attempts_by_outcome_day" on "outbound_attempts" ("tenant", "outcome", "day", "id");

create table "outbound_requests" (
  "tenant" text not null,
  "id" text not null,
  "step" text not null,
  "authorization_id" text not null,
  "asked_by" text,
  "scopes" text,
  "return_uri" text,
  "browser" text,
  "verifier" text,
  "nonce" text,
  "created_at" integer not null,
  "expires_at" integer not null,
  primary key ("id", "tenant")
) without rowid, strict;

create table "outbound_shares" (
  "row" integer primary key,
  "id" text not null,
  "kind" text not null,
  "tenant_id" text not null,
  "level" text not null,
  "owner" text,
  unique ("id")
) strict;
create index "outbound_shares_by_kind_level_owner" on "outbound_shares" ("kind", "level", "owner", "id");

create table "outbox" (
  "row" integer primary key,
  "id" text not null,
  "event_id" text not null,
  "tenant_id" text not null,
  "at" integer not null,
  unique ("id")
) strict;

create table "event_counters" (
  "row" integer primary key,
  "id" text not null,
  "sunk" integer not null default 0,
  "last" integer not null,
  unique ("id")
) strict;

create table "jobs" (
  "row" integer primary key,
  "id" text not null,
  "kind" text not null,
  "tenant_id" text,
  "payload" text not null default '{}',
  "state" text not null default 'waiting',
  "due_at" integer not null,
  "rerun_at" integer,
  "attempts" integer not null default 0,
  "lease" text,
  "leased_until" integer,
  "node" text,
  "last_error" text,
  "created_at" integer not null,
  "updated_at" integer not null,
  unique ("id")
) strict;
create index "jobs_by_due_at" on "jobs" ("due_at", "id");
create index "jobs_by_created_at" on "jobs" ("created_at", "id");
create index "jobs_by_kind" on "jobs" ("kind", "id");
create index "jobs_by_tenant_id" on "jobs" ("tenant_id", "id") where "tenant_id" is not null;
create index "jobs_by_state" on "jobs" ("state", "id");
create index "jobs_by_state_due_at" on "jobs" ("state", "due_at", "id");
create index "jobs_by_state_leased_until" on "jobs" ("state", "leased_until", "id");
create virtual table "jobs_search" using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: kind */;

create table "job_attempts" (
  "id" text not null,
  "job_id" text not null,
  "kind" text not null,
  "tenant_id" text,
  "number" integer not null,
  "outcome" text not null,
  "detail" text,
  "duration" integer not null,
  "node" text not null,
  "at" integer not null,
  "expires_at" integer not null,
  primary key ("id")
) without rowid, strict;
create index "job_attempts_by_at" on "job_attempts" ("at", "id");
create index "job_attempts_by_job_id" on "job_attempts" ("job_id", "id");
create index "job_attempts_by_kind" on "job_attempts" ("kind", "id");
create index "job_attempts_by_tenant_id" on "job_attempts" ("tenant_id", "id") where "tenant_id" is not null;
create index "job_attempts_by_outcome" on "job_attempts" ("outcome", "id");
create index "job_attempts_by_job_id_at" on "job_attempts" ("job_id", "at", "id");

create table "nodes" (
  "row" integer primary key,
  "id" text not null,
  "version" text not null,
  "started_at" integer not null,
  "seen_at" integer not null,
  unique ("id")
) strict;
create index "nodes_by_started_at" on "nodes" ("started_at", "id");
create index "nodes_by_seen_at" on "nodes" ("seen_at", "id");
