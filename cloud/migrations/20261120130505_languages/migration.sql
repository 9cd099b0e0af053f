ALTER TABLE "app_user" ADD COLUMN "language" text DEFAULT 'ru' NOT NULL;--> statement-breakpoint
ALTER TABLE "request_message" ADD COLUMN "said" jsonb;--> statement-breakpoint
CREATE POLICY "sweep_reads" ON "company" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING (nullif(current_setting('domovoy.sweep', true), '') = 'old');