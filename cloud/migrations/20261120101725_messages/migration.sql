CREATE TABLE "message" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid,
	"kind" text NOT NULL,
	"template" text NOT NULL,
	"recipient" text NOT NULL,
	"content" jsonb,
	"status" text NOT NULL,
	"reason" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"key" text,
	"queued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD COLUMN "subject" text;--> statement-breakpoint
CREATE INDEX "message_key_index" ON "message" ("key") WHERE "ended_at" is null;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
CREATE POLICY "company_or_nobody_rows" ON "message" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("message"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("message"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid);