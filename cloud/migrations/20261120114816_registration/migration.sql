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
	"user_id" uuid,
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
CREATE INDEX "registration_company_id_way_step_created_at_index" ON "registration" ("company_id","way","step","created_at");--> statement-breakpoint
CREATE INDEX "registration_company_id_phone_index" ON "registration" ("company_id","phone") WHERE "step" <> 'done';--> statement-breakpoint
CREATE INDEX "registration_company_id_login_index" ON "registration" ("company_id","login") WHERE "step" <> 'done';--> statement-breakpoint
CREATE INDEX "registration_expires_at_index" ON "registration" ("expires_at");--> statement-breakpoint
CREATE INDEX "unmatched_address_company_id_settled_at_index" ON "unmatched_address" ("company_id","settled_at");--> statement-breakpoint
CREATE INDEX "unmatched_address_user_id_index" ON "unmatched_address" ("user_id");--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_premises_id_premises_id_fkey" FOREIGN KEY ("premises_id") REFERENCES "premises"("id");--> statement-breakpoint
ALTER TABLE "unmatched_address" ADD CONSTRAINT "unmatched_address_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "unmatched_address" ADD CONSTRAINT "unmatched_address_premises_id_premises_id_fkey" FOREIGN KEY ("premises_id") REFERENCES "premises"("id");--> statement-breakpoint
CREATE POLICY "company_rows" ON "registration" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("registration"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("registration"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "company_rows" ON "unmatched_address" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("unmatched_address"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("unmatched_address"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);