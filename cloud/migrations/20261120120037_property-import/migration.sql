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
CREATE INDEX "property_import_company_id_created_at_index" ON "property_import" ("company_id","created_at");--> statement-breakpoint
ALTER TABLE "property_import" ADD CONSTRAINT "property_import_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
CREATE POLICY "company_rows" ON "property_import" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("property_import"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("property_import"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);