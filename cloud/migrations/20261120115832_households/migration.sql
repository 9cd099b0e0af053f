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
ALTER TABLE "company" ADD COLUMN "suspended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "staff_invitation" DROP COLUMN "token_digest";--> statement-breakpoint
ALTER TABLE "registration" DROP COLUMN "user_id";--> statement-breakpoint
CREATE INDEX "household_invitation_premises_id_index" ON "household_invitation" ("premises_id");--> statement-breakpoint
CREATE INDEX "household_invitation_invited_by_index" ON "household_invitation" ("invited_by");--> statement-breakpoint
CREATE INDEX "household_invitation_accepted_by_index" ON "household_invitation" ("accepted_by");--> statement-breakpoint
ALTER TABLE "household_invitation" ADD CONSTRAINT "household_invitation_company_id_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id");--> statement-breakpoint
ALTER TABLE "household_invitation" ADD CONSTRAINT "household_invitation_premises_id_premises_id_fkey" FOREIGN KEY ("premises_id") REFERENCES "premises"("id");--> statement-breakpoint
CREATE POLICY "company_rows" ON "household_invitation" AS PERMISSIVE FOR ALL TO "domovoy_app" USING ("household_invitation"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid) WITH CHECK ("household_invitation"."company_id" = nullif(current_setting('domovoy.company', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "claim_reads" ON "household_invitation" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("household_invitation"."token_digest" = nullif(current_setting('domovoy.claim', true), ''));--> statement-breakpoint
CREATE POLICY "own_rows" ON "household_invitation" AS PERMISSIVE FOR SELECT TO "domovoy_app" USING ("household_invitation"."invited_by" = nullif(current_setting('domovoy.user', true), '')::uuid);