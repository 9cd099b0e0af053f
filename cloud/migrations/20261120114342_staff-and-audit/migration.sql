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
	"change" jsonb,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "request_message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
	"token_digest" text NOT NULL,
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
CREATE INDEX "audit_entry_company_id_id_index" ON "audit_entry" ("company_id","id");--> statement-breakpoint
CREATE INDEX "audit_entry_company_id_actor_id_id_index" ON "audit_entry" ("company_id","actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_entry_person_id_id_index" ON "audit_entry" ("person_id","id");--> statement-breakpoint
CREATE INDEX "stored_file_created_at_index" ON "stored_file" ("created_at") WHERE "kept_at" is null;--> statement-breakpoint
CREATE INDEX "stored_file_owner_id_index" ON "stored_file" ("owner_id");--> statement-breakpoint
CREATE INDEX "request_user_id_changed_at_index" ON "request" ("user_id","changed_at");--> statement-breakpoint
CREATE INDEX "request_company_id_status_changed_at_index" ON "request" ("company_id","status","changed_at");--> statement-breakpoint
CREATE INDEX "request_file_request_id_index" ON "request_file" ("request_id");--> statement-breakpoint
CREATE INDEX "request_message_request_id_at_index" ON "request_message" ("request_id","at");--> statement-breakpoint
CREATE INDEX "staff_user_id_index" ON "staff" ("user_id");--> statement-breakpoint
CREATE INDEX "staff_invitation_company_id_index" ON "staff_invitation" ("company_id");--> statement-breakpoint
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
ALTER TABLE "staff" ADD CONSTRAINT "staff_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
CREATE POLICY "company_rows" ON "audit_entry" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("audit_entry"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("audit_entry"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "audit_entry" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("audit_entry"."person_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "stored_file" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("stored_file"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("stored_file"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "stored_file" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("stored_file"."owner_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "request" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("request"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("request"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "request" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("request"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "request_counter" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("request_counter"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("request_counter"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "request_file" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("request_file"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("request_file"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "request_file" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("request_file"."resident_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "request_message" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("request_message"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("request_message"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "request_message" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("request_message"."resident_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "staff" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("staff"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("staff"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "staff" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("staff"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "staff_invitation" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("staff_invitation"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("staff_invitation"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);