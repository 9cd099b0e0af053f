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
CREATE INDEX "support_answer_message_id_index" ON "support_answer" ("message_id");--> statement-breakpoint
CREATE INDEX "support_message_company_id_status_id_index" ON "support_message" ("company_id","status","id");--> statement-breakpoint
CREATE INDEX "support_message_user_id_index" ON "support_message" ("user_id");--> statement-breakpoint
ALTER TABLE "support_answer" ADD CONSTRAINT "support_answer_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "support_answer" ADD CONSTRAINT "support_answer_message_id_support_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "support_message"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "support_message" ADD CONSTRAINT "support_message_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
CREATE POLICY "company_or_nobody_rows" ON "support_answer" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("support_answer"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("support_answer"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "support_answer" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("support_answer"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_or_nobody_rows" ON "support_message" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("support_message"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("support_message"."company_id" is not distinct from nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_rows" ON "support_message" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("support_message"."user_id" = nullif(current_setting('domovoy.user', true), '')::uuid);