import { type FileReport, type Finding, isError } from "./finding.ts";

/** The findings in the XML that build servers read: a suite a notebook, a case a cell. */
export function junit(reports: readonly FileReport[]): string {
  const suites = reports.map(suite).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites}</testsuites>\n`;
}

function suite({ file, cells, findings }: FileReport): string {
  const whole = findings.length === 0 ? [] : [{ name: "file", line: 1, findings }];
  const cases = [...whole, ...cells];
  const failed = cases.filter(({ findings }) => findings.some(isError)).length;
  const head = `<testsuite name="${inXml(file)}" tests="${cases.length}" failures="${failed}">`;
  return `${head}\n${cases.map((each) => testCase(file, each)).join("")}</testsuite>\n`;
}

function testCase(file: string, { name, line, findings }: FileReport["cells"][number]): string {
  const head = `<testcase classname="${inXml(file)}" name="${inXml(name)}" file="${inXml(file)}" line="${line}"`;
  const failures = findings.filter(isError).map(failure).join("");
  return failures === "" ? `${head}/>\n` : `${head}>\n${failures}</testcase>\n`;
}

const failure = ({ file, line, column, code, message }: Finding) =>
  `<failure type="${inXml(code)}" message="${inXml(message)}">${inXml(`${file}:${line}:${column}`)}</failure>\n`;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text that is text in XML; characters that XML cannot hold become U+FFFD. */
const inXml = (text: string) =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
