CREATE TABLE "account" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"number" text NOT NULL,
	"premises_id" uuid,
	"owners" text[] NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_company_id_number_unique" UNIQUE("company_id","number")
);
--> statement-breakpoint
ALTER TABLE "account" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "company_address" (
	"kind" text,
	"value" text,
	"company_id" uuid NOT NULL,
	CONSTRAINT "company_address_pkey" PRIMARY KEY("kind","value")
);
--> statement-breakpoint
ALTER TABLE "company_address" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "company_settings" (
	"company_id" uuid PRIMARY KEY,
	"registration_ways" text[] NOT NULL,
	"password_min_length" integer DEFAULT 0 NOT NULL,
	"password_needs_sign" boolean DEFAULT false NOT NULL,
	"pin_min_length" integer DEFAULT 6 NOT NULL,
	"accounts_open_by" text DEFAULT 'linking' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "company_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "backup_code" (
	"id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "backup_code_user_id_code_hash_unique" UNIQUE("user_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "one_time_link" (
	"id" uuid PRIMARY KEY,
	"token_hash" text NOT NULL UNIQUE,
	"purpose" text NOT NULL,
	"subject" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"credential_id" text NOT NULL UNIQUE,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"is_backed_up" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "passkey_challenge" (
	"challenge" text PRIMARY KEY,
	"user_id" uuid,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "second_factor" (
	"user_id" uuid PRIMARY KEY,
	"secret" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"company_id" uuid,
	"template" text NOT NULL,
	"values" jsonb NOT NULL,
	"link" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "notification" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notification_choice" (
	"user_id" uuid,
	"kind" text,
	"channel" text,
	"is_on" boolean NOT NULL,
	CONSTRAINT "notification_choice_pkey" PRIMARY KEY("user_id","kind","channel")
);
--> statement-breakpoint
CREATE TABLE "notification_task" (
	"notification_id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"channels" text[],
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_subscription" (
	"id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"endpoint" text NOT NULL UNIQUE,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"served_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "platform_operator" (
	"user_id" uuid PRIMARY KEY,
	"since" timestamp with time zone NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"person_id" uuid,
	"details" jsonb
);
--> statement-breakpoint
ALTER TABLE "audit_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "captcha_picture" (
	"id" uuid PRIMARY KEY,
	"answer_hash" text NOT NULL,
	"tries_left" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "captcha_used_proof" (
	"digest" text PRIMARY KEY,
	"forget_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stored_file" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"wrapped_key" bytea NOT NULL,
	"master_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"kept_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "stored_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consent" (
	"id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"company_id" uuid,
	"purpose" text NOT NULL,
	"version" text NOT NULL,
	"language" text NOT NULL,
	"address" text,
	"accepted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_from" text
);
--> statement-breakpoint
ALTER TABLE "consent" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "erasure" (
	"id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"kept" jsonb
);
--> statement-breakpoint
ALTER TABLE "erasure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "personal_archive" (
	"id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"status" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"ready_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"taken_at" timestamp with time zone,
	"size_bytes" integer,
	"seal_key" bytea
);
--> statement-breakpoint
ALTER TABLE "personal_archive" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "property_import" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"kind" text NOT NULL,
	"encoding" text,
	"delimiter" text,
	"created_at" timestamp with time zone NOT NULL,
	"header" jsonb NOT NULL,
	"rows" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"status" text NOT NULL,
	"written" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"report" jsonb
);
--> statement-breakpoint
ALTER TABLE "property_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "registration" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"way" text NOT NULL,
	"step" text NOT NULL,
	"token_hashes" text[] NOT NULL,
	"data" jsonb NOT NULL,
	"language" text NOT NULL,
	"phone" text,
	"is_phone_confirmed" boolean DEFAULT false NOT NULL,
	"email" text,
	"is_decoy" boolean DEFAULT false NOT NULL,
	"login" text,
	"password_hash" text,
	"premises_id" uuid,
	"consented_at" timestamp with time zone,
	"consent_address" text,
	"decided_by" text,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"account_match" text,
	"reminded_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "registration" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "unmatched_address" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"address" jsonb NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by_id" uuid,
	"premises_id" uuid
);
--> statement-breakpoint
ALTER TABLE "unmatched_address" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"status" text NOT NULL,
	"premises_id" uuid,
	"account_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"resident_read_at" timestamp with time zone NOT NULL,
	"staff_read_at" timestamp with time zone,
	CONSTRAINT "request_company_id_number_unique" UNIQUE("company_id","number")
);
--> statement-breakpoint
ALTER TABLE "request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_counter" (
	"company_id" uuid PRIMARY KEY,
	"last" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "request_counter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_file" (
	"file_id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"message_id" uuid
);
--> statement-breakpoint
ALTER TABLE "request_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_message" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"author" text NOT NULL,
	"author_id" uuid,
	"text" text NOT NULL,
	"said" jsonb,
	"change" jsonb,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "request_message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "household_invitation" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"premises_id" uuid NOT NULL,
	"invited_by" uuid NOT NULL,
	"relation" text NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"ends_at" timestamp with time zone,
	"token_digest" text NOT NULL UNIQUE,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"accepted_by" uuid
);
--> statement-breakpoint
ALTER TABLE "household_invitation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"roles" text[] NOT NULL,
	"position" text,
	"since" timestamp with time zone NOT NULL,
	"suspended_at" timestamp with time zone,
	CONSTRAINT "staff_company_id_user_id_unique" UNIQUE("company_id","user_id"),
	CONSTRAINT "staff_roles" CHECK (cardinality("roles") > 0)
);
--> statement-breakpoint
ALTER TABLE "staff" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff_invitation" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"email" text,
	"phone" text,
	"roles" text[] NOT NULL,
	"position" text,
	"invited_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"accepted_by" uuid,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "staff_invitation_to" CHECK (num_nonnulls("email", "phone") = 1),
	CONSTRAINT "staff_invitation_roles" CHECK (cardinality("roles") > 0)
);
--> statement-breakpoint
ALTER TABLE "staff_invitation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "support_answer" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid,
	"message_id" uuid NOT NULL,
	"user_id" uuid,
	"author_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "support_answer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "support_message" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid,
	"number" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" uuid,
	"name" text NOT NULL,
	"topic" text NOT NULL,
	"answer_by" text NOT NULL,
	"contact" text NOT NULL,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"page" text,
	"device" text,
	"status" text DEFAULT 'new' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "support_message_number" UNIQUE NULLS NOT DISTINCT("company_id","number")
);
--> statement-breakpoint
ALTER TABLE "support_message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "key_order" (
	"request_id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"premises_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"owner_name" text NOT NULL,
	"owner_key" text NOT NULL,
	"owner_address" text NOT NULL,
	"account_number" text NOT NULL,
	"email" text,
	"is_free" boolean NOT NULL,
	"check" text NOT NULL,
	"extract" jsonb,
	"comparison" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"reason" text,
	"ready_at" timestamp with time zone,
	"handed_over_at" timestamp with time zone,
	"handed_over_by" uuid
);
--> statement-breakpoint
ALTER TABLE "key_order" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "premises" DROP CONSTRAINT "premises_entrance_id_number_unique";--> statement-breakpoint
ALTER TABLE "residency" DROP CONSTRAINT "residency_user_id_premises_id_unique";--> statement-breakpoint
ALTER TABLE "company" ADD COLUMN "suspended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "is_remembered" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "second_factor_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "awaits_second_factor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_code" ADD COLUMN "purpose" text DEFAULT 'sign-in';--> statement-breakpoint
ALTER TABLE "sign_in_code" ADD COLUMN "subject" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "phone_to_confirm" text;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "login" text;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "inn" text;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "keeps_signed_in" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "language" text DEFAULT 'ru' NOT NULL;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "city" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "district" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "street_kind" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "street" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "house" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "block" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "structure" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "postal_code" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "cadastral_number" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "city_key" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "district_key" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "street_key" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "house_key" text;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "address_key" text;--> statement-breakpoint
ALTER TABLE "premises" ADD COLUMN "kind" text DEFAULT 'flat' NOT NULL;--> statement-breakpoint
ALTER TABLE "premises" ADD COLUMN "floor" integer;--> statement-breakpoint
ALTER TABLE "premises" ADD COLUMN "area" numeric(9,2);--> statement-breakpoint
ALTER TABLE "premises" ADD COLUMN "cadastral_number" text;--> statement-breakpoint
ALTER TABLE "residency" ADD COLUMN "verified_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "residency" ADD COLUMN "verified_by" text;--> statement-breakpoint
ALTER TABLE "residency" ADD COLUMN "ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "residency" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sign_in_code" DROP CONSTRAINT "sign_in_code_pkey";--> statement-breakpoint
ALTER TABLE "sign_in_code" ADD PRIMARY KEY ("phone","purpose");--> statement-breakpoint
ALTER TABLE "building" ADD CONSTRAINT "building_company_id_address_key_unique" UNIQUE("company_id","address_key");--> statement-breakpoint
ALTER TABLE "premises" ADD CONSTRAINT "premises_entrance_id_kind_number_unique" UNIQUE("entrance_id","kind","number");--> statement-breakpoint
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_login_key" UNIQUE("login");--> statement-breakpoint
CREATE INDEX "account_premises_id_index" ON "account" ("premises_id");--> statement-breakpoint
CREATE INDEX "viewer_asked_at_index" ON "viewer" ("asked_at");--> statement-breakpoint
CREATE INDEX "company_address_company_id_index" ON "company_address" ("company_id");--> statement-breakpoint
CREATE INDEX "opening_asked_at_index" ON "opening" ("asked_at");--> statement-breakpoint
CREATE INDEX "one_time_link_purpose_subject_index" ON "one_time_link" ("purpose","subject");--> statement-breakpoint
CREATE INDEX "one_time_link_expires_at_index" ON "one_time_link" ("expires_at");--> statement-breakpoint
CREATE INDEX "passkey_user_id_index" ON "passkey" ("user_id");--> statement-breakpoint
CREATE INDEX "passkey_challenge_expires_at_index" ON "passkey_challenge" ("expires_at");--> statement-breakpoint
CREATE INDEX "notification_user_id_created_at_id_index" ON "notification" ("user_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notification_unread" ON "notification" ("user_id") WHERE "read_at" is null;--> statement-breakpoint
CREATE INDEX "push_subscription_user_id_index" ON "push_subscription" ("user_id");--> statement-breakpoint
CREATE INDEX "push_subscription_session_id_index" ON "push_subscription" ("session_id");--> statement-breakpoint
CREATE INDEX "audit_entry_company_id_id_index" ON "audit_entry" ("company_id","id");--> statement-breakpoint
CREATE INDEX "audit_entry_company_id_actor_id_id_index" ON "audit_entry" ("company_id","actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_entry_person_id_id_index" ON "audit_entry" ("person_id","id");--> statement-breakpoint
CREATE INDEX "captcha_picture_expires_at_index" ON "captcha_picture" ("expires_at");--> statement-breakpoint
CREATE INDEX "captcha_used_proof_forget_at_index" ON "captcha_used_proof" ("forget_at");--> statement-breakpoint
CREATE INDEX "stored_file_created_at_index" ON "stored_file" ("created_at") WHERE "kept_at" is null;--> statement-breakpoint
CREATE INDEX "stored_file_owner_id_index" ON "stored_file" ("owner_id");--> statement-breakpoint
CREATE INDEX "consent_user_id_purpose_index" ON "consent" ("user_id","purpose");--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_one_at_a_time" ON "erasure" ("user_id") WHERE "cancelled_at" is null and "done_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "personal_archive_one_at_a_time" ON "personal_archive" ("user_id") WHERE "status" in ('queued', 'ready');--> statement-breakpoint
CREATE INDEX "building_company_id_street_key_house_key_index" ON "building" ("company_id","street_key","house_key");--> statement-breakpoint
CREATE INDEX "property_import_company_id_created_at_index" ON "property_import" ("company_id","created_at");--> statement-breakpoint
CREATE INDEX "registration_company_id_way_step_created_at_index" ON "registration" ("company_id","way","step","created_at");--> statement-breakpoint
CREATE INDEX "registration_company_id_phone_index" ON "registration" ("company_id","phone") WHERE "step" <> 'done';--> statement-breakpoint
CREATE INDEX "registration_company_id_login_index" ON "registration" ("company_id","login") WHERE "step" <> 'done';--> statement-breakpoint
CREATE INDEX "registration_expires_at_index" ON "registration" ("expires_at");--> statement-breakpoint
CREATE INDEX "unmatched_address_company_id_settled_at_index" ON "unmatched_address" ("company_id","settled_at");--> statement-breakpoint
CREATE INDEX "unmatched_address_user_id_index" ON "unmatched_address" ("user_id");--> statement-breakpoint
CREATE INDEX "request_user_id_changed_at_index" ON "request" ("user_id","changed_at");--> statement-breakpoint
CREATE INDEX "request_company_id_status_changed_at_index" ON "request" ("company_id","status","changed_at");--> statement-breakpoint
CREATE INDEX "request_file_request_id_index" ON "request_file" ("request_id");--> statement-breakpoint
CREATE INDEX "request_message_request_id_at_index" ON "request_message" ("request_id","at");--> statement-breakpoint
CREATE INDEX "household_invitation_premises_id_index" ON "household_invitation" ("premises_id");--> statement-breakpoint
CREATE INDEX "household_invitation_invited_by_index" ON "household_invitation" ("invited_by");--> statement-breakpoint
CREATE INDEX "household_invitation_accepted_by_index" ON "household_invitation" ("accepted_by");--> statement-breakpoint
CREATE UNIQUE INDEX "residency_user_id_premises_id_index" ON "residency" ("user_id","premises_id") WHERE "ended_at" is null;--> statement-breakpoint
CREATE INDEX "staff_user_id_index" ON "staff" ("user_id");--> statement-breakpoint
CREATE INDEX "staff_invitation_company_id_index" ON "staff_invitation" ("company_id");--> statement-breakpoint
CREATE INDEX "support_answer_message_id_index" ON "support_answer" ("message_id");--> statement-breakpoint
CREATE INDEX "support_message_company_id_status_id_index" ON "support_message" ("company_id","status","id");--> statement-breakpoint
CREATE INDEX "support_message_user_id_index" ON "support_message" ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "key_order_one_free" ON "key_order" ("premises_id","owner_key") WHERE "is_free" and "check" <> 'refused';--> statement-breakpoint
CREATE UNIQUE INDEX "key_order_one_waiting" ON "key_order" ("user_id","premises_id") WHERE "check" = 'waiting';--> statement-breakpoint
CREATE INDEX "key_order_company_id_created_at_index" ON "key_order" ("company_id","created_at");--> statement-breakpoint
CREATE INDEX "key_order_user_id_premises_id_created_at_index" ON "key_order" ("user_id","premises_id","created_at");--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_premises_id_premises_id_fkey" FOREIGN KEY ("premises_id") REFERENCES "premises"("id");--> statement-breakpoint
ALTER TABLE "company_address" ADD CONSTRAINT "company_address_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "company_settings" ADD CONSTRAINT "company_settings_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "backup_code" ADD CONSTRAINT "backup_code_user_id_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_user_id_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_user_id_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_user_id_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "notification_choice" ADD CONSTRAINT "notification_choice_user_id_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "notification_task" ADD CONSTRAINT "notification_task_notification_id_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notification"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_user_id_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_session_id_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "property_import" ADD CONSTRAINT "property_import_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_premises_id_premises_id_fkey" FOREIGN KEY ("premises_id") REFERENCES "premises"("id");--> statement-breakpoint
ALTER TABLE "unmatched_address" ADD CONSTRAINT "unmatched_address_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "unmatched_address" ADD CONSTRAINT "unmatched_address_premises_id_premises_id_fkey" FOREIGN KEY ("premises_id") REFERENCES "premises"("id");--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_premises_id_premises_id_fkey" FOREIGN KEY ("premises_id") REFERENCES "premises"("id");--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_account_id_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id");--> statement-breakpoint
ALTER TABLE "request_counter" ADD CONSTRAINT "request_counter_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "request_file" ADD CONSTRAINT "request_file_file_id_stored_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id");--> statement-breakpoint
ALTER TABLE "request_file" ADD CONSTRAINT "request_file_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "request_file" ADD CONSTRAINT "request_file_request_id_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id");--> statement-breakpoint
ALTER TABLE "request_file" ADD CONSTRAINT "request_file_message_id_request_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "request_message"("id");--> statement-breakpoint
ALTER TABLE "request_message" ADD CONSTRAINT "request_message_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "request_message" ADD CONSTRAINT "request_message_request_id_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id");--> statement-breakpoint
ALTER TABLE "household_invitation" ADD CONSTRAINT "household_invitation_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "household_invitation" ADD CONSTRAINT "household_invitation_premises_id_premises_id_fkey" FOREIGN KEY ("premises_id") REFERENCES "premises"("id");--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "support_answer" ADD CONSTRAINT "support_answer_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "support_answer" ADD CONSTRAINT "support_answer_message_id_support_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "support_message"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "support_message" ADD CONSTRAINT "support_message_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "key_order" ADD CONSTRAINT "key_order_request_id_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id");--> statement-breakpoint
ALTER TABLE "key_order" ADD CONSTRAINT "key_order_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "key_order" ADD CONSTRAINT "key_order_premises_id_premises_id_fkey" FOREIGN KEY ("premises_id") REFERENCES "premises"("id");--> statement-breakpoint
CREATE POLICY "company_rows" ON "account" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("account"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("account"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "swept_rows" ON "viewer" AS PERMISSIVE FOR ALL TO "domovoy_app" USING (nullif(current_setting('domovoy.sweep', true), '') = 'old' and "viewer"."asked_at" < now() - interval '2 days') WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "operator_reads" ON "company" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING (exists (select from platform_operator o where o.user_id = nullif(current_setting('domovoy.operator', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "sweep_reads" ON "company" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING (nullif(current_setting('domovoy.sweep', true), '') = 'old');--> statement-breakpoint
CREATE POLICY "company_rows" ON "company_address" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("company_address"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("company_address"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "everybody_reads" ON "company_address" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING (true);--> statement-breakpoint
CREATE POLICY "company_rows" ON "company_settings" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("company_settings"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("company_settings"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "residents_read" ON "company_settings" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("company_settings"."company_id" in (select r.company_id from residency r where r.user_id = nullif(current_setting('domovoy.user', true), '')::uuid and r.ended_at is null));--> statement-breakpoint
CREATE POLICY "swept_rows" ON "opening" AS PERMISSIVE FOR ALL TO "domovoy_app" USING (nullif(current_setting('domovoy.sweep', true), '') = 'old' and "opening"."asked_at" < now() - interval '2 days') WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "company_or_nobody_rows" ON "notification" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("notification"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("notification"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "notification" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("notification"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid) WITH CHECK ("notification"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "audit_entry" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("audit_entry"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("audit_entry"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "audit_entry" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("audit_entry"."person_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "stored_file" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("stored_file"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("stored_file"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "stored_file" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("stored_file"."owner_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_or_nobody_rows" ON "consent" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("consent"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("consent"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "consent" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("consent"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid) WITH CHECK ("consent"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "erasure" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("erasure"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid) WITH CHECK ("erasure"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "personal_archive" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("personal_archive"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid) WITH CHECK ("personal_archive"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "property_import" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("property_import"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("property_import"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "registration" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("registration"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("registration"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "unmatched_address" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("unmatched_address"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("unmatched_address"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "request" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("request"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("request"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "request" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("request"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "request_counter" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("request_counter"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("request_counter"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "request_file" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("request_file"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("request_file"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "request_file" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("request_file"."resident_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "request_message" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("request_message"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("request_message"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "request_message" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("request_message"."resident_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "household_invitation" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("household_invitation"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("household_invitation"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "claim_reads" ON "household_invitation" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("household_invitation"."token_digest" = nullif(current_setting('domovoy.claim', true), ''));--> statement-breakpoint
CREATE POLICY "own_rows" ON "household_invitation" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("household_invitation"."invited_by" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "staff" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("staff"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("staff"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "staff" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("staff"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "staff_invitation" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("staff_invitation"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("staff_invitation"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_or_nobody_rows" ON "support_answer" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("support_answer"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("support_answer"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "support_answer" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("support_answer"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_or_nobody_rows" ON "support_message" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("support_message"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("support_message"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "support_message" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("support_message"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "key_order" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("key_order"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("key_order"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "key_order" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("key_order"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
ALTER POLICY "residents_read" ON "company" TO "domovoy_app" USING ("company"."id" in (select r.company_id from residency r where r.user_id = nullif(current_setting('domovoy.user', true), '')::uuid and r.ended_at is null));--> statement-breakpoint
ALTER POLICY "residents_read" ON "controller" TO "domovoy_app" USING ("controller"."company_id" in (select r.company_id from residency r where r.user_id = nullif(current_setting('domovoy.user', true), '')::uuid and r.ended_at is null));--> statement-breakpoint
ALTER POLICY "residents_read" ON "building" TO "domovoy_app" USING ("building"."company_id" in (select r.company_id from residency r where r.user_id = nullif(current_setting('domovoy.user', true), '')::uuid and r.ended_at is null));--> statement-breakpoint
ALTER POLICY "residents_read" ON "entrance" TO "domovoy_app" USING ("entrance"."company_id" in (select r.company_id from residency r where r.user_id = nullif(current_setting('domovoy.user', true), '')::uuid and r.ended_at is null));--> statement-breakpoint
ALTER POLICY "residents_read" ON "premises" TO "domovoy_app" USING ("premises"."company_id" in (select r.company_id from residency r where r.user_id = nullif(current_setting('domovoy.user', true), '')::uuid and r.ended_at is null));--> statement-breakpoint
ALTER POLICY "residents_read" ON "department" TO "domovoy_app" USING ("department"."company_id" in (select r.company_id from residency r where r.user_id = nullif(current_setting('domovoy.user', true), '')::uuid and r.ended_at is null));--> statement-breakpoint
-- Whoever had a right to the door before this keeps it. FORCE would hide the rows from an owner that is no superuser.
ALTER TABLE "residency" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "residency" SET "verified_at" = "since", "verified_by" = 'staff';--> statement-breakpoint
ALTER TABLE "residency" FORCE ROW LEVEL SECURITY;
