// Writes media/course.schema.json, by which the editor checks and completes the manifests of courses, from what they are read by.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import * as esbuild from "esbuild";

const schema = "media/course.schema.json";
const { outputFiles } = await esbuild.build({
  entryPoints: ["src/notebook/course/schema.ts"],
  bundle: true,
  write: false,
  format: "esm",
});
const { courseSchema } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
);
writeFileSync(schema, JSON.stringify(courseSchema()));
execFileSync("npx", ["biome", "format", "--write", schema], { stdio: "ignore" });
