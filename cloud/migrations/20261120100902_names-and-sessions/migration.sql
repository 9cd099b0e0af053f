ALTER TABLE "session" ADD COLUMN "last_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "family_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "given_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "patronymic" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- Names that are there already: «Анна Смирнова», «Анна Сергеевна Смирнова», «Смирнова Анна Сергеевна». The name as shown stays.
UPDATE "app_user" SET
  "given_name" = words.given,
  "patronymic" = words.patronymic,
  "family_name" = words.family
FROM (
  SELECT "id",
    CASE WHEN last_is_patronymic THEN parts[2] ELSE parts[1] END AS given,
    CASE WHEN last_is_patronymic THEN parts[3] WHEN second_is_patronymic THEN parts[2] ELSE '' END AS patronymic,
    CASE
      WHEN last_is_patronymic THEN parts[1]
      WHEN second_is_patronymic THEN array_to_string(parts[3:], ' ')
      ELSE array_to_string(parts[2:], ' ')
    END AS family
  FROM (
    SELECT "id", parts,
      cardinality(parts) = 3 AND parts[2] !~* '(вич|ьич|вна|чна)$' AND parts[3] ~* '(вич|ьич|вна|чна)$' AS last_is_patronymic,
      cardinality(parts) > 2 AND parts[2] ~* '(вич|ьич|вна|чна)$' AS second_is_patronymic
    FROM (SELECT "id", regexp_split_to_array(trim("name"), '\s+') AS parts FROM "app_user" WHERE trim("name") <> '') AS named
  ) AS judged
) AS words
WHERE "app_user"."id" = words."id";
