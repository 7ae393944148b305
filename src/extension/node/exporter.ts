import { parentPort } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/umd/node-adapter";
import { exporter } from "../../notebook/export/request.ts";

if (parentPort !== null) expose(exporter, nodeEndpoint(parentPort));
