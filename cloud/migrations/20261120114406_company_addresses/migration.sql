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
	"size_bytes" integer
);
--> statement-breakpoint
ALTER TABLE "personal_archive" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "company_address" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "notification_user_id_created_at_id_index" ON "notification" ("user_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notification_unread" ON "notification" ("user_id") WHERE "read_at" is null;--> statement-breakpoint
CREATE INDEX "push_subscription_user_id_index" ON "push_subscription" ("user_id");--> statement-breakpoint
CREATE INDEX "push_subscription_session_id_index" ON "push_subscription" ("session_id");--> statement-breakpoint
CREATE INDEX "consent_user_id_purpose_index" ON "consent" ("user_id","purpose");--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_one_at_a_time" ON "erasure" ("user_id") WHERE "cancelled_at" is null and "done_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "personal_archive_one_at_a_time" ON "personal_archive" ("user_id") WHERE "status" in ('queued', 'ready');--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "notification_choice" ADD CONSTRAINT "notification_choice_user_id_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "notification_task" ADD CONSTRAINT "notification_task_notification_id_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notification"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_user_id_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_session_id_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
CREATE POLICY "company_rows" ON "company_address" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("company_address"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("company_address"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "everybody_reads" ON "company_address" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING (true);--> statement-breakpoint
CREATE POLICY "company_or_nobody_rows" ON "notification" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("notification"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("notification"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "notification" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("notification"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid) WITH CHECK ("notification"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_or_nobody_rows" ON "consent" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("consent"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("consent"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "consent" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("consent"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid) WITH CHECK ("consent"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "erasure" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("erasure"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid) WITH CHECK ("erasure"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "personal_archive" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("personal_archive"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid) WITH CHECK ("personal_archive"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);