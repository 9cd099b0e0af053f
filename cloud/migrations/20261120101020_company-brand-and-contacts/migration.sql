CREATE TABLE "department" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"title_ru" text NOT NULL,
	"title_en" text NOT NULL,
	"phones" text[] NOT NULL,
	"email" text,
	"hours" jsonb,
	"is_emergency" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "department" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "company" ADD COLUMN "short_name" text;--> statement-breakpoint
ALTER TABLE "company" ADD COLUMN "colour" text DEFAULT '#26459c' NOT NULL;--> statement-breakpoint
ALTER TABLE "company" ADD COLUMN "logo" bytea;--> statement-breakpoint
ALTER TABLE "company" ADD COLUMN "logo_type" text;--> statement-breakpoint
ALTER TABLE "company" ADD COLUMN "logo_digest" text;--> statement-breakpoint
ALTER TABLE "company" ADD COLUMN "time_zone" text DEFAULT 'Europe/Moscow' NOT NULL;--> statement-breakpoint
CREATE INDEX "department_company_id_index" ON "department" ("company_id");--> statement-breakpoint
ALTER TABLE "department" ADD CONSTRAINT "department_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "company" ADD CONSTRAINT "company_colour" CHECK ("colour" ~ '^#[0-9a-f]{6}$');--> statement-breakpoint
ALTER TABLE "company" ADD CONSTRAINT "company_logo" CHECK (num_nulls("logo", "logo_type", "logo_digest") in (0, 3));--> statement-breakpoint
CREATE POLICY "company_rows" ON "department" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("department"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("department"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "residents_read" ON "department" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("department"."company_id" in (select r.company_id from residency r where r.user_id = nullif(current_setting('domovoy.user', true), '')::uuid));