CREATE TABLE "viewer" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"entrance_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "viewer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "company" (
	"id" uuid PRIMARY KEY,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "company" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "opening" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"entrance_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"idempotency_key" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer" jsonb,
	"node" text NOT NULL,
	CONSTRAINT "opening_user_id_idempotency_key_unique" UNIQUE("user_id","idempotency_key")
);
--> statement-breakpoint
ALTER TABLE "opening" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "certificate" (
	"serial" text PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"controller_id" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "certificate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "claim" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"controller_id" uuid NOT NULL,
	"code_digest" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "claim" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "controller" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"entrance_id" uuid NOT NULL,
	"claimed_at" timestamp with time zone,
	"last_seen_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "controller" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL UNIQUE,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_code" (
	"phone" text PRIMARY KEY,
	"code_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_method" (
	"id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sign_in_method_provider_subject_unique" UNIQUE("provider","subject")
);
--> statement-breakpoint
CREATE TABLE "app_user" (
	"id" uuid PRIMARY KEY,
	"name" text NOT NULL,
	"phone" text UNIQUE,
	"phone_verified" boolean DEFAULT false NOT NULL,
	"email" text UNIQUE,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_alarm" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"controller_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"line" integer NOT NULL,
	"n" bigint NOT NULL,
	"raised_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "journal_alarm" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "journal_cursor" (
	"controller_id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"through" bigint NOT NULL,
	"hash" text NOT NULL,
	"stray_first" bigint,
	"stray_count" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "journal_cursor" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "journal_record" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"controller_id" uuid NOT NULL,
	"entrance_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"n" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"event" jsonb NOT NULL,
	"hash" text NOT NULL,
	"chain_broken" boolean NOT NULL,
	"premises_ids" uuid[] NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "journal_record" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY,
	"hits" timestamp with time zone[] NOT NULL,
	"forget_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "revocation" (
	"serial" text PRIMARY KEY,
	"revoked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_message" (
	"id" uuid PRIMARY KEY,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "building" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"address" text NOT NULL,
	"time_zone" text DEFAULT 'Europe/Moscow' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "building" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "entrance" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"building_id" uuid NOT NULL,
	"name" text NOT NULL,
	"door" text DEFAULT 'main' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "entrance" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "premises" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"entrance_id" uuid NOT NULL,
	"number" text NOT NULL,
	CONSTRAINT "premises_entrance_id_number_unique" UNIQUE("entrance_id","number")
);
--> statement-breakpoint
ALTER TABLE "premises" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "residency" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"premises_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "residency_user_id_premises_id_unique" UNIQUE("user_id","premises_id")
);
--> statement-breakpoint
ALTER TABLE "residency" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "certificate_controller_id_index" ON "certificate" ("controller_id");--> statement-breakpoint
CREATE UNIQUE INDEX "claim_code_digest_index" ON "claim" ("code_digest");--> statement-breakpoint
CREATE INDEX "claim_controller_id_index" ON "claim" ("controller_id");--> statement-breakpoint
CREATE UNIQUE INDEX "controller_entrance_id_index" ON "controller" ("entrance_id");--> statement-breakpoint
CREATE INDEX "session_user_id_index" ON "session" ("user_id");--> statement-breakpoint
CREATE INDEX "session_expires_at_index" ON "session" ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_code_expires_at_index" ON "sign_in_code" ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_method_user_id_index" ON "sign_in_method" ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier_index" ON "verification" ("identifier");--> statement-breakpoint
CREATE INDEX "verification_expires_at_index" ON "verification" ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_record_position" ON "journal_record" ("controller_id","line","n");--> statement-breakpoint
CREATE INDEX "journal_record_entrance" ON "journal_record" ("entrance_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "rate_limit_forget_at_index" ON "rate_limit" ("forget_at");--> statement-breakpoint
CREATE INDEX "outbox_message_at_index" ON "outbox_message" ("at");--> statement-breakpoint
CREATE INDEX "entrance_building_id_index" ON "entrance" ("building_id");--> statement-breakpoint
CREATE INDEX "residency_premises_id_index" ON "residency" ("premises_id");--> statement-breakpoint
ALTER TABLE "viewer" ADD CONSTRAINT "viewer_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "viewer" ADD CONSTRAINT "viewer_entrance_id_entrance_id_fkey" FOREIGN KEY ("entrance_id") REFERENCES "entrance"("id");--> statement-breakpoint
ALTER TABLE "opening" ADD CONSTRAINT "opening_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "opening" ADD CONSTRAINT "opening_entrance_id_entrance_id_fkey" FOREIGN KEY ("entrance_id") REFERENCES "entrance"("id");--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_controller_id_controller_id_fkey" FOREIGN KEY ("controller_id") REFERENCES "controller"("id");--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_controller_id_controller_id_fkey" FOREIGN KEY ("controller_id") REFERENCES "controller"("id");--> statement-breakpoint
ALTER TABLE "controller" ADD CONSTRAINT "controller_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "controller" ADD CONSTRAINT "controller_entrance_id_entrance_id_fkey" FOREIGN KEY ("entrance_id") REFERENCES "entrance"("id");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "sign_in_method" ADD CONSTRAINT "sign_in_method_user_id_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "journal_alarm" ADD CONSTRAINT "journal_alarm_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "journal_alarm" ADD CONSTRAINT "journal_alarm_controller_id_controller_id_fkey" FOREIGN KEY ("controller_id") REFERENCES "controller"("id");--> statement-breakpoint
ALTER TABLE "journal_cursor" ADD CONSTRAINT "journal_cursor_controller_id_controller_id_fkey" FOREIGN KEY ("controller_id") REFERENCES "controller"("id");--> statement-breakpoint
ALTER TABLE "journal_cursor" ADD CONSTRAINT "journal_cursor_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "journal_record" ADD CONSTRAINT "journal_record_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "journal_record" ADD CONSTRAINT "journal_record_controller_id_controller_id_fkey" FOREIGN KEY ("controller_id") REFERENCES "controller"("id");--> statement-breakpoint
ALTER TABLE "journal_record" ADD CONSTRAINT "journal_record_entrance_id_entrance_id_fkey" FOREIGN KEY ("entrance_id") REFERENCES "entrance"("id");--> statement-breakpoint
ALTER TABLE "building" ADD CONSTRAINT "building_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "entrance" ADD CONSTRAINT "entrance_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "entrance" ADD CONSTRAINT "entrance_building_id_building_id_fkey" FOREIGN KEY ("building_id") REFERENCES "building"("id");--> statement-breakpoint
ALTER TABLE "premises" ADD CONSTRAINT "premises_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "premises" ADD CONSTRAINT "premises_entrance_id_entrance_id_fkey" FOREIGN KEY ("entrance_id") REFERENCES "entrance"("id");--> statement-breakpoint
ALTER TABLE "residency" ADD CONSTRAINT "residency_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "residency" ADD CONSTRAINT "residency_premises_id_premises_id_fkey" FOREIGN KEY ("premises_id") REFERENCES "premises"("id");--> statement-breakpoint
CREATE POLICY "company_rows" ON "viewer" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("viewer"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("viewer"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "viewer" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("viewer"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid) WITH CHECK ("viewer"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "company" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("company"."id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("company"."id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "residents_read" ON "company" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("company"."id" in (select r.company_id from residency r where r.user_id = nullif(current_setting('domovoy.user', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "company_rows" ON "opening" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("opening"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("opening"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "opening" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("opening"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid) WITH CHECK ("opening"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "certificate" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("certificate"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("certificate"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "claim" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("claim"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("claim"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "claim_reads" ON "claim" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("claim"."code_digest" = nullif(current_setting('domovoy.claim', true), ''));--> statement-breakpoint
CREATE POLICY "company_rows" ON "controller" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("controller"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("controller"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "residents_read" ON "controller" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("controller"."company_id" in (select r.company_id from residency r where r.user_id = nullif(current_setting('domovoy.user', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "controller_reads" ON "controller" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("controller"."id" = nullif(current_setting('domovoy.controller', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "journal_alarm" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("journal_alarm"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("journal_alarm"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "journal_cursor" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("journal_cursor"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("journal_cursor"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "journal_record" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("journal_record"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("journal_record"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "building" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("building"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("building"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "residents_read" ON "building" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("building"."company_id" in (select r.company_id from residency r where r.user_id = nullif(current_setting('domovoy.user', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "company_rows" ON "entrance" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("entrance"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("entrance"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "residents_read" ON "entrance" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("entrance"."company_id" in (select r.company_id from residency r where r.user_id = nullif(current_setting('domovoy.user', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "company_rows" ON "premises" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("premises"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("premises"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "residents_read" ON "premises" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("premises"."company_id" in (select r.company_id from residency r where r.user_id = nullif(current_setting('domovoy.user', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "company_rows" ON "residency" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("residency"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("residency"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "residency" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("residency"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);